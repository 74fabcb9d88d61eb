"""The clients that three-phase.yaml knows, by the names of their associations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Client:
    name: str
    sap: int
    password: bytes | None = None

    def __str__(self):
        return self.name


PUBLIC = Client("public", 16)
READER = Client("reader", 32, b"reader01")
BENCH = Client("bench", 64, b"bench001")
# Names objects by short names: for gurux-dlms with by_name=False.
SN_READER = Client("sn-reader", 33, b"reader01")
ALL = [PUBLIC, READER, BENCH]
