"""dlms-cosem over its own TCP transport: the unmodified client, and short names for its calls."""

import logging

import structlog
from dlms_cosem import cosem, enumerations
from dlms_cosem.client import DlmsClient
from dlms_cosem.io import BlockingTcpIO, TcpTransport
from dlms_cosem.security import LowLevelSecurityAuthentication, NoSecurityAuthentication

from harness.clients import PUBLIC, Client

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


class CosemClient(DlmsClient):
    """An association of `client`, open inside the `with` block."""

    @classmethod
    def to(cls, address, client: Client = PUBLIC, server=1, *, password=None, max_pdu=65535) -> "CosemClient":
        secret = client.password if password is None else password
        host, port = address
        return cls(
            transport=TcpTransport(client.sap, server, BlockingTcpIO(host, port)),
            authentication=NoSecurityAuthentication()
            if secret is None
            else LowLevelSecurityAuthentication(secret=secret),
            max_pdu_size=max_pdu,
        )

    def __enter__(self):
        self.connect()
        try:
            self.associate()
        except BaseException:
            self.disconnect()
            raise
        return self

    def __exit__(self, *_):
        self.release_association()
        self.disconnect()

    def read(self, class_id: int, obis: str, attribute: int, selection=None) -> bytes:
        """The octets of an attribute's value."""
        return self.get(attribute_of(class_id, obis, attribute), selection)

    def write(self, class_id: int, obis: str, attribute: int, data: bytes) -> enumerations.DataAccessResult:
        """Sends a SET and returns its result."""
        return self.set(attribute_of(class_id, obis, attribute), data).result

    def invoke(self, class_id: int, obis: str, method: int, data: bytes = b"\x0f\x00"):
        """Sends an ACTION; raises ActionError when it is refused."""
        interface = enumerations.CosemInterface(class_id)
        return self.action(cosem.CosemMethod(interface, logical_name(obis), method), data)


def logical_name(obis: str) -> cosem.Obis:
    return cosem.Obis.from_bytes(bytes(map(int, obis.split("."))))


def attribute_of(class_id: int, obis: str, attribute: int) -> cosem.CosemAttribute:
    return cosem.CosemAttribute(enumerations.CosemInterface(class_id), logical_name(obis), attribute)
