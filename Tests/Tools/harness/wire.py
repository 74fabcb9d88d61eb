"""Octets by hand, for what no well-behaved client sends."""

import socket
import struct

from harness.clients import Client

INITIATE_REQUEST = "01000000065f1f0400{conformance:06x}{size:04x}"
FULL_CONFORMANCE = 0x007E1F


def wrap(apdu: bytes, client: int, server: int = 1) -> bytes:
    return struct.pack(">HHHH", 1, client, server, len(apdu)) + apdu


def unwrap(octets: bytes) -> list[tuple[int, int, bytes]]:
    """The whole WPDUs at the beginning of `octets`: source, destination, APDU."""
    found = []
    while len(octets) >= 8:
        _, source, destination, length = struct.unpack(">HHHH", octets[:8])
        if len(octets) < 8 + length:
            break
        found.append((source, destination, octets[8 : 8 + length]))
        octets = octets[8 + length :]
    return found


def ber(tag: int, content: bytes) -> bytes:
    length = bytes([len(content)]) if len(content) < 128 else bytes([0x81, len(content)])
    return bytes([tag]) + length + content


def aarq(client: Client, *, context=1, mechanism=None, password=None, size=0xFFFF, conformance=FULL_CONFORMANCE) -> bytes:
    """An AARQ as `client` should send it; each part can be made wrong."""
    secret = client.password if password is None else password
    fields = ber(0xA1, ber(0x06, bytes([0x60, 0x85, 0x74, 0x05, 0x08, 0x01, context])))
    if mechanism is None and secret is not None:
        mechanism = 1
    if mechanism is not None:
        fields += bytes.fromhex("8a020780") + ber(0x8B, bytes([0x60, 0x85, 0x74, 0x05, 0x08, 0x02, mechanism]))
        if secret is not None:
            fields += ber(0xAC, ber(0x80, secret))
    initiate = bytes.fromhex(INITIATE_REQUEST.format(conformance=conformance, size=size))
    return ber(0x60, fields + ber(0xBE, ber(0x04, initiate)))


def descriptor(class_id: int, obis: str, index: int) -> bytes:
    return struct.pack(">H", class_id) + bytes(map(int, obis.split("."))) + bytes([index])


def get(class_id: int, obis: str, attribute: int, selection: bytes = b"") -> bytes:
    return b"\xc0\x01\xc1" + descriptor(class_id, obis, attribute) + (b"\x01" + selection if selection else b"\x00")


def get_next(block: int) -> bytes:
    return b"\xc0\x02\xc1" + struct.pack(">I", block)


def get_list(*attributes: tuple[int, str, int]) -> bytes:
    return b"\xc0\x03\xc1" + bytes([len(attributes)]) + b"".join(descriptor(*one) + b"\x00" for one in attributes)


def set_(class_id: int, obis: str, attribute: int, data: bytes) -> bytes:
    return b"\xc1\x01\xc1" + descriptor(class_id, obis, attribute) + b"\x00" + data


def action(class_id: int, obis: str, method: int, parameter: bytes = b"\x0f\x00") -> bytes:
    return b"\xc3\x01\xc1" + descriptor(class_id, obis, method) + b"\x01" + parameter


RLRQ = bytes.fromhex("6203800100")


class Link:
    """One TCP connection that carries any octets."""

    def __init__(self, address, client: int = 16, server: int = 1):
        self.client, self.server = client, server
        self.socket = socket.create_connection(address, timeout=20)
        self._received = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, octets: bytes):
        self.socket.sendall(octets)

    def exchange(self, apdu: bytes) -> bytes:
        """Sends an APDU and returns the APDU of the answer."""
        self.send(wrap(apdu, self.client, self.server))
        return self.receive()[2]

    def receive(self) -> tuple[int, int, bytes]:
        """The next WPDU: source, destination, APDU."""
        while not (found := unwrap(self._received)):
            octets = self.socket.recv(65536)
            if not octets:
                raise ConnectionError("the meter closed the connection")
            self._received += octets
        self._received = self._received[8 + len(found[0][2]) :]
        return found[0]

    def is_closed_by_meter(self) -> bool:
        """Waits until the meter closes; what it still sends is dropped."""
        try:
            while self.socket.recv(65536):
                pass
        except ConnectionResetError:
            pass
        except TimeoutError:
            return False
        return True
