"""A small HDLC client of our own, for windows and losses that the Python clients cannot do."""

from harness import wire

FLAG = 0x7E
SNRM, DISC, UA, DM, FRMR, UI, RR, RNR = 0x83, 0x43, 0x63, 0x0F, 0x87, 0x03, 0x01, 0x05
LLC_COMMAND, LLC_RESPONSE = b"\xe6\xe6\x00", b"\xe6\xe7\x00"


def check(octets: bytes) -> bytes:
    """The check sequence of IEC 62056-46, in the order of transmission."""
    register = 0xFFFF
    for octet in octets:
        register ^= octet
        for _ in range(8):
            register = register >> 1 ^ (0x8408 if register & 1 else 0)
    return (register ^ 0xFFFF).to_bytes(2, "little")


def address(upper: int, lower: int | None, size: int) -> bytes:
    if size == 1:
        return bytes([upper << 1 | 1])
    if size == 2:
        return bytes([upper << 1, lower << 1 | 1])
    return bytes([upper >> 7 << 1, (upper & 0x7F) << 1, lower >> 7 << 1, (lower & 0x7F) << 1 | 1])


def frame(destination: bytes, source: bytes, control: int, information=b"", segmented=False) -> bytes:
    length = 2 + len(destination) + len(source) + 1 + 2 + (len(information) + 2 if information else 0)
    head = (0xA000 | (0x800 if segmented else 0) | length).to_bytes(2, "big") + destination + source + bytes([control])
    body = head + check(head) + information if information else head
    return bytes([FLAG]) + body + check(body) + bytes([FLAG])


class Frame:
    """A frame that the meter sent."""

    def __init__(self, octets: bytes):
        body = octets[1:-1]
        assert check(body[:-2]) == body[-2:], octets.hex()
        self.is_segmented = bool(body[0] & 0x08)
        place = 2
        for _ in range(2):
            while not body[place] & 1:
                place += 1
            place += 1
        self.control = body[place]
        self.information = body[place + 3 : -2] if len(body) > place + 3 else b""

    @property
    def is_final(self) -> bool:
        return bool(self.control & 0x10)

    @property
    def is_information(self) -> bool:
        return not self.control & 1

    @property
    def ns(self) -> int:
        return self.control >> 1 & 7

    @property
    def nr(self) -> int:
        return self.control >> 5

    def is_a(self, kind: int) -> bool:
        mask = 0x0F if kind in (RR, RNR) else 0xEF
        return self.control & mask == kind


class HDLCLink:
    """A client on a line; `lose(frame, number)` says which of the meter's information frames get lost."""

    def __init__(self, carrier, client=16, server=1, device=16, size=2, *, lose=None):
        self.carrier = carrier
        self.here = bytes([client << 1 | 1])
        self.there = address(server, device, size)
        self.client = client
        self.lose = lose or (lambda frame, number: False)
        self.buffer = b""
        self.ns = self.nr = 0
        self.received = 0
        self.frames: list[Frame] = []

    # Frames

    def send(self, control: int, information=b"", segmented=False):
        self.carrier.send(frame(self.there, self.here, control, information, segmented))

    def receive(self) -> Frame:
        while True:
            start = self.buffer.find(bytes([FLAG]))
            length = 2 + ((self.buffer[start + 1] & 7) << 8 | self.buffer[start + 2]) if len(self.buffer) > start + 2 else 0
            if start >= 0 and length and len(self.buffer) >= start + length:
                octets = self.buffer[start : start + length]
                self.buffer = self.buffer[start + length :]
                self.frames.append(Frame(octets))
                return self.frames[-1]
            self.buffer += self.carrier.receive()

    def connect(self, *, info=128, window=1) -> dict[int, int]:
        """Sends SNRM; returns what the UA says, by parameter."""
        parameters = b"".join(
            bytes([name, size]) + value.to_bytes(size, "big")
            for name, size, value in ((5, 2, info), (6, 2, info), (7, 4, window), (8, 4, window))
        )
        self.send(SNRM | 0x10, b"\x81\x80" + bytes([len(parameters)]) + parameters)
        answer = self.receive()
        assert answer.is_a(UA), hex(answer.control)
        self.ns = self.nr = 0
        agreed, rest = {}, answer.information[3:]
        while rest:
            agreed[rest[0]] = int.from_bytes(rest[2 : 2 + rest[1]], "big")
            rest = rest[2 + rest[1] :]
        return agreed

    def disconnect(self) -> Frame:
        self.send(DISC | 0x10)
        return self.receive()

    # APDUs

    def exchange(self, apdu: bytes) -> bytes:
        """Sends an APDU in one frame and collects the answer, asking again for what got lost."""
        self.send(self.nr << 5 | 0x10 | self.ns << 1, LLC_COMMAND + apdu)
        self.ns = (self.ns + 1) & 7
        collected = b""
        while True:
            answer = self.receive()
            is_whole = False
            if answer.is_information:
                self.received += 1
                if not self.lose(answer, self.received) and answer.ns == self.nr:
                    self.nr = (self.nr + 1) & 7
                    collected += answer.information
                    is_whole = not answer.is_segmented
            if is_whole:
                assert collected.startswith(LLC_RESPONSE), collected.hex()
                return collected[3:]
            if answer.is_final:
                self.send(self.nr << 5 | 0x10 | RR)

    def associate(self, client):
        answer = self.exchange(wire.aarq(client, size=1024))
        assert answer[0] == 0x61, answer.hex()
