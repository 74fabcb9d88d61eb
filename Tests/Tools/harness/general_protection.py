"""general-ciphering and general-signing by hand: gurux-dlms for Python has neither, so `cryptography` does it."""

from harness.data_protection import IDENTIFIED, ONE_PASS, STATIC_UNIFIED, WRAPPED, Layer, length

ABSENT = "absent"
GENERAL_CIPHERING, GENERAL_SIGNING = 0xDD, 0xDF


class APDULayer(Layer):
    """The header of an APDU, which has a date-time that Data protection has not."""

    @property
    def header(self) -> bytes:
        fields = (self.transaction, self.originator, self.recipient, b"", self.other)
        return b"".join(length(len(field)) + field for field in fields)

    @property
    def key_info(self) -> bytes:
        if self.key == ABSENT:
            return b"\x00"
        if self.key == IDENTIFIED:
            return b"\x01\x00\x00"
        if self.key == WRAPPED:
            return b"\x01\x01\x00" + length(len(self.data)) + self.data
        scheme = b"\x01" if self.key == ONE_PASS else b"\x02"
        return b"\x01\x02\x01" + scheme + length(len(self.data)) + self.data


class Reader:
    """Reads an APDU from its tag on."""

    def __init__(self, octets: bytes):
        self.octets, self.place = octets, 0

    def take(self, count: int) -> bytes:
        assert self.place + count <= len(self.octets), "an APDU that ends too early"
        self.place += count
        return self.octets[self.place - count : self.place]

    def counted(self) -> bytes:
        first = self.take(1)[0]
        return self.take(first if first < 0x80 else int.from_bytes(self.take(first & 0x7F)))

    def layer(self, kind) -> APDULayer:
        transaction, originator, recipient, date_time, other = (self.counted() for _ in range(5))
        assert date_time == b""
        return APDULayer(kind, transaction=transaction, originator=originator, recipient=recipient, other=other)

    def key_info(self, layer: APDULayer):
        if self.take(1) == b"\x00":
            layer.key = ABSENT
            return
        match self.take(1)[0]:
            case 0:
                layer.key = IDENTIFIED
                assert self.take(1) == b"\x00", "the unicast key"
            case 1:
                layer.key = WRAPPED
                assert self.take(1) == b"\x00", "the master key"
                layer.data = self.counted()
            case 2:
                layer.key = ONE_PASS if self.counted() == b"\x01" else STATIC_UNIFIED
                layer.data = self.counted()


def cipher(party, apdu: bytes, layer: APDULayer) -> bytes:
    key, layer.key = layer.key, IDENTIFIED if layer.key == ABSENT else layer.key
    contents = party.protect(apdu, [layer])
    layer.key = key
    return bytes([GENERAL_CIPHERING]) + layer.header + layer.key_info + length(len(contents)) + contents


def decipher(party, apdu: bytes, kind) -> tuple[APDULayer, bytes]:
    reader = Reader(apdu)
    assert reader.take(1)[0] == GENERAL_CIPHERING, apdu.hex()
    layer = reader.layer(kind)
    reader.key_info(layer)
    contents = reader.counted()
    assert reader.place == len(apdu)
    key, layer.key = layer.key, IDENTIFIED if layer.key == ABSENT else layer.key
    plain = party.unprotect(contents, [layer])
    layer.key = key
    return layer, plain


def sign(party, apdu: bytes, layer: APDULayer) -> bytes:
    layer.originator, layer.recipient = party.title, layer.recipient or party.meter_title
    signature = party.sign(layer.header + apdu)
    return (
        bytes([GENERAL_SIGNING]) + layer.header + length(len(apdu)) + apdu + length(len(signature)) + signature
    )


def check_signature(party, apdu: bytes) -> tuple[APDULayer, bytes]:
    reader = Reader(apdu)
    assert reader.take(1)[0] == GENERAL_SIGNING, apdu.hex()
    layer = reader.layer(None)
    content, signature = reader.counted(), reader.counted()
    assert reader.place == len(apdu)
    assert layer.originator == party.meter_title and layer.recipient == party.title
    party.verify(signature, layer.header + content)
    return layer, content
