"""A strict reader of A-XDR `Data`, written for the tests alone: it shares nothing with the meter or the clients."""

from dataclasses import dataclass
from typing import Any

FIXED = {
    0: ("null-data", 0),
    3: ("boolean", 1),
    5: ("double-long", 4),
    6: ("double-long-unsigned", 4),
    13: ("bcd", 1),
    15: ("integer", 1),
    16: ("long", 2),
    17: ("unsigned", 1),
    18: ("long-unsigned", 2),
    20: ("long64", 8),
    21: ("long64-unsigned", 8),
    22: ("enum", 1),
    23: ("float32", 4),
    24: ("float64", 8),
    25: ("date-time", 12),
    26: ("date", 5),
    27: ("time", 4),
}
TEXT = {9: "octet-string", 10: "visible-string", 12: "utf8-string"}
SIGNED = {"integer", "long", "double-long", "long64"}
NUMBERS = {"boolean", "enum", "unsigned", "long-unsigned", "double-long-unsigned", "long64-unsigned"} | SIGNED


@dataclass(frozen=True)
class Value:
    """One `Data`: the name of its type and a number, octets, a list of values or, for a bit-string, text of 0 and 1."""

    type: str
    value: Any

    def __getitem__(self, index):
        return self.value[index]

    def __len__(self):
        return len(self.value)


def decode(octets: bytes) -> Value:
    """The one value that `octets` are; left-over octets are an error."""
    value, rest = _element(bytes(octets))
    if rest:
        raise ValueError(f"{len(rest)} octets left over after {value.type}")
    return value


def _take(octets: bytes, count: int) -> tuple[bytes, bytes]:
    if len(octets) < count:
        raise ValueError(f"{count} octets wanted, {len(octets)} there")
    return octets[:count], octets[count:]


def _length(octets: bytes) -> tuple[int, bytes]:
    first, rest = _take(octets, 1)
    if first[0] < 0x80:
        return first[0], rest
    size, rest = _take(rest, first[0] & 0x7F)
    return int.from_bytes(size, "big"), rest


def _element(octets: bytes) -> tuple[Value, bytes]:
    tag, rest = _take(octets, 1)
    code = tag[0]
    if code in FIXED:
        name, size = FIXED[code]
        content, rest = _take(rest, size)
        if name in NUMBERS:
            return Value(name, int.from_bytes(content, "big", signed=name in SIGNED)), rest
        return Value(name, content), rest
    if code in TEXT:
        size, rest = _length(rest)
        content, rest = _take(rest, size)
        return Value(TEXT[code], content), rest
    if code == 4:
        bits, rest = _length(rest)
        content, rest = _take(rest, (bits + 7) // 8)
        return Value("bit-string", "".join(f"{octet:08b}" for octet in content)[:bits]), rest
    if code in (1, 2):
        count, rest = _length(rest)
        elements = []
        for _ in range(count):
            element, rest = _element(rest)
            elements.append(element)
        return Value("array" if code == 1 else "structure", elements), rest
    raise ValueError(f"unknown tag {code}")
