"""What carries whole APDUs of one client: the wrapper over TCP or UDP, and HDLC."""

from harness import wire
from harness.hdlc import LLC_COMMAND, LLC_RESPONSE, RR, HDLCLink


class WrapperAPDUs:
    """Over a carrier of octets or of datagrams."""

    def __init__(self, carrier, client: int, server: int = 1):
        self.carrier, self.client, self.server = carrier, client, server
        self._received = b""

    def put(self, apdu: bytes):
        self.carrier.send(wire.wrap(apdu, self.client, self.server))

    def take(self) -> bytes:
        while not (found := wire.unwrap(self._received)):
            self._received += self.carrier.receive()
        self._received = self._received[8 + len(found[0][2]) :]
        return found[0][2]

    def close(self):
        self.carrier.close()


class HDLCAPDUs:
    """Over a connection in HDLC: after each frame the meter has the turn, and gives it back."""

    def __init__(self, link: HDLCLink):
        self.link = link
        self.link.connect()
        self._arrived: list[bytes] = []

    def put(self, apdu: bytes):
        self.link.send(self.link.nr << 5 | 0x10 | self.link.ns << 1, LLC_COMMAND + apdu)
        self.link.ns = (self.link.ns + 1) & 7
        self._hear()

    def take(self) -> bytes:
        while not self._arrived:
            self._give_turn()
        return self._arrived.pop(0)

    def _give_turn(self):
        self.link.send(self.link.nr << 5 | 0x10 | RR)
        self._hear()

    def _hear(self):
        """Everything until the meter gives the turn back, and the rest of an APDU that goes on in further turns."""
        collected = b""
        while True:
            answer = self.link.receive()
            if answer.is_information and answer.ns == self.link.nr:
                self.link.nr = (self.link.nr + 1) & 7
                collected += answer.information
                if not answer.is_segmented:
                    assert collected.startswith(LLC_RESPONSE), collected.hex()
                    self._arrived.append(collected[3:])
                    collected = b""
            if answer.is_final and not collected:
                return
            if answer.is_final:
                self.link.send(self.link.nr << 5 | 0x10 | RR)

    def close(self):
        self.link.carrier.close()
