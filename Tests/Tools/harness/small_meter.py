"""A meter whose bench association takes and sends APDUs of 64 octets, and what moves values through it in blocks."""

import itertools
import struct

from harness import wire
from harness.program import THREE_PHASE

LOAD_PROFILE = (7, "1.0.99.1.0.255")
CLOCK_LAST = (7, "1.0.99.7.0.255")
OLD_PROFILE = (7, "1.0.99.8.0.255")
STRICT_PROFILE = (7, "1.0.99.9.0.255")
TEXT = (1, "0.0.96.1.5.255")
OTHER_TEXT = (1, "0.0.96.1.6.255")
ASSOCIATION = (15, "0.0.40.0.0.255")
CLOCK = (8, "0.0.1.0.0.255")
ENERGY = (3, "1.0.1.8.0.255")

SMALL_PDUS = f"""
extends: {THREE_PHASE}
logical_devices:
  - sap: 1
    associations:
      - {{client: 64, max_pdu: 64, version: 2}}
    objects:
      - {{class: Data, obis: 0.0.96.1.5.255, value: {{value: {{octet-string: short}}, access: {{bench: read_write}}}}}}
      - {{class: Data, obis: 0.0.96.1.6.255, value: {{value: {{octet-string: short}}, access: {{bench: read_write}}}}}}
      - class: Profile generic
        obis: 1.0.99.7.0.255
        capture_period: 900
        profile_entries: 100
        sort_object: [Clock, 0.0.1.0.0.255, time]
        capture_objects:
          - [Register, 1.0.1.8.0.255, value]
          - [Register, 1.0.2.8.0.255, value]
          - [Clock, 0.0.1.0.0.255, time]
      - class: Profile generic
        version: 0
        obis: 1.0.99.8.0.255
        capture_period: 900
        profile_entries: 100
        capture_objects: [[Clock, 0.0.1.0.0.255, time], [Register, 1.0.1.8.0.255, value]]
      - class: Profile generic
        obis: 1.0.99.9.0.255
        capture_period: 900
        profile_entries: 100
        capture_objects: [[Clock, 0.0.1.0.0.255, time], [Register, 1.0.1.8.0.255, value]]
        selective_access:
          {{bounds: "[a,b)", deviation: refused, selected_values: false, refused: other-reason, missing: object-undefined}}
"""


def blocks_of(octets: bytes, size: int = 24):
    """Number, whether it is the last, and data of each block."""
    pieces = [octets[at : at + size] for at in range(0, len(octets), size)] or [b""]
    return [(number, number == len(pieces), piece) for number, piece in enumerate(pieces, 1)]


def block(is_last: bool, number: int, data: bytes) -> bytes:
    return bytes([is_last]) + struct.pack(">IB", number, len(data)) + data


def raw_data(answer: bytes, head: int) -> bytes:
    """The data of a block: behind a length of one octet."""
    assert len(answer) <= 64 and answer[head] == len(answer) - head - 1, answer.hex()
    return answer[head + 1 :]


def get_in_blocks(link, request: bytes) -> bytes:
    answer, joined = link.exchange(request), b""
    for number in itertools.count(1):
        assert answer[:3] == bytes.fromhex("c402c1") and answer[4:9] == struct.pack(">IB", number, 0), answer.hex()
        joined += raw_data(answer, 9)
        if answer[3]:
            return joined
        answer = link.exchange(wire.get_next(number))


def set_in_blocks(link, references: bytes, value: bytes, choice: int) -> bytes:
    """Sends a SET in blocks, 2 for one attribute and 5 for a list, and returns the last response."""
    for number, is_last, data in blocks_of(value):
        head = bytes([0xC1, choice, 0xC1]) + references if number == 1 else b"\xc1\x03\xc1"
        answer = link.exchange(head + block(is_last, number, data))
        assert is_last or answer == b"\xc5\x02\xc1" + struct.pack(">I", number), answer.hex()
    return answer


def action_in_blocks(link, methods: bytes, parameters: bytes, choice: int) -> bytes:
    """Sends an ACTION in blocks, 4 for one method and 5 for a list, and returns the response that follows."""
    for number, is_last, data in blocks_of(parameters):
        head = bytes([0xC3, choice, 0xC1]) + methods if number == 1 else b"\xc3\x06\xc1"
        answer = link.exchange(head + block(is_last, number, data))
        assert is_last or answer == b"\xc7\x04\xc1" + struct.pack(">I", number), answer.hex()
    return answer


def collect_pblocks(link, answer: bytes) -> bytes:
    joined = b""
    for number in itertools.count(1):
        assert answer[:3] == bytes.fromhex("c702c1") and answer[4:8] == struct.pack(">I", number), answer.hex()
        joined += raw_data(answer, 8)
        if answer[3]:
            return joined
        answer = link.exchange(b"\xc3\x02\xc1" + struct.pack(">I", number))


def octet_string(octets: bytes) -> bytes:
    length = bytes([len(octets)]) if len(octets) < 128 else struct.pack(">BH", 0x82, len(octets))
    return b"\x09" + length + octets
