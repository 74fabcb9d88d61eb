"""General block transfer by hand: what gurux-dlms cannot do, that is requests in blocks and blocks that get lost."""

import struct

from harness import wire
from harness.apdus import WrapperAPDUs
from harness.carriers import Socket
from harness.clients import Client

GENERAL_BLOCK_TRANSFER = 0x200000
ACCESS = 0x000040
GET, SET, ACTION, MULTIPLE_REFERENCES = 0x10, 0x08, 0x01, 0x200


def block(data: bytes, number: int, ack: int, *, window=1, last=True, streaming=False) -> bytes:
    length = bytes([len(data)]) if len(data) < 128 else b"\x82" + struct.pack(">H", len(data))
    return struct.pack(">BBHH", 0xE0, last << 7 | streaming << 6 | window, number, ack) + length + data


def parse(apdu: bytes) -> tuple[bool, bool, int, int, int, bytes]:
    """last block, streaming, window, number, acknowledged number, data."""
    tag, control, number, ack = struct.unpack(">BBHH", apdu[:6])
    assert tag == 0xE0, apdu.hex()
    start = 7 if apdu[6] < 0x80 else 7 + (apdu[6] & 0x7F)
    length = apdu[6] if apdu[6] < 0x80 else int.from_bytes(apdu[7:start], "big")
    assert len(apdu) == start + length
    return control >> 7 == 1, control >> 6 & 1 == 1, control & 0x3F, number, ack, apdu[start:]


class BlockClient:
    """An association with general blocks and no others. Blocks whose numbers are in `lost` get lost, once each."""

    def __init__(self, address, client: Client, *, size=0xFFFF, window=1, lost=(), link=None):
        """`link` carries its APDUs; without one they go over TCP to `address`."""
        self.link = link or WrapperAPDUs(Socket(address), client.sap)
        self.window, self.lost = window, set(lost)
        self.blocks = 0
        conformance = GENERAL_BLOCK_TRANSFER | ACCESS | GET | SET | ACTION | MULTIPLE_REFERENCES
        self.link.put(wire.aarq(client, size=size, conformance=conformance))
        answer = self.link.take()
        assert bytes.fromhex("a203020100") in answer, answer.hex()
        granted = answer.index(bytes.fromhex("5f1f0400")) + 4
        assert int.from_bytes(answer[granted : granted + 3], "big") == conformance

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.link.close()

    def call(self, apdu: bytes, size: int | None = None) -> bytes:
        """Sends a request, whole or in blocks of `size` octets, and returns the whole response."""
        self.sent = self.received = 0
        if size is None:
            self.link.put(apdu)
            answer = self.link.take()
        else:
            answer = self._send(apdu, size)
        return self._receive(answer) if answer[0] == 0xE0 else answer

    def _send(self, apdu: bytes, size: int) -> bytes:
        parts = [apdu[start : start + size] for start in range(0, len(apdu), size)]
        acknowledged, window = 0, 1
        while True:
            end = min(acknowledged + window, len(parts))
            for index in range(acknowledged, end):
                last, streaming = index == len(parts) - 1, index < end - 1
                octets = block(
                    parts[index], index + 1, self.received, window=self.window, last=last, streaming=streaming
                )
                self.link.put(octets)
            answer = self.link.take()
            if answer[0] != 0xE0:
                return answer
            _, _, window, number, acknowledged, data = parse(answer)
            if data:
                self.sent = len(parts)
                return answer
            self.received = number

    def _receive(self, answer: bytes) -> bytes:
        response = b""
        while True:
            last, streaming, _, number, _, data = parse(answer)
            self.blocks += 1
            is_complete = False
            if number in self.lost:
                self.lost.discard(number)
            elif number == self.received + 1:
                self.received = number
                response += data
                is_complete = last
            if is_complete:
                return response
            if not streaming or last:
                self.sent += 1
                octets = block(b"", self.sent, self.received, window=self.window)
                self.link.put(octets)
            answer = self.link.take()
