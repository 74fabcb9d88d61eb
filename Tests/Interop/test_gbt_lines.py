"""General blocks over UDP and HDLC: what they carry is the same as over TCP, whatever gets lost."""

import struct

import pytest
from harness import wire
from harness.apdus import HDLCAPDUs, WrapperAPDUs
from harness.carriers import Datagrams, Socket
from harness.clients import BENCH, READER
from harness.general_blocks import BlockClient
from harness.hdlc import HDLCLink
from harness.meter import Meter

OWN_ASSOCIATION = (15, "0.0.40.0.0.255")
CONSUMER_MESSAGE = (1, "0.0.96.13.1.255")


@pytest.fixture(scope="module")
def meter():
    with Meter(listen=["udp://127.0.0.1:0", "hdlc+tcp://127.0.0.1:0"]) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


def link(meter, kind, client):
    if kind == "udp":
        return WrapperAPDUs(Datagrams(("127.0.0.1", meter.port_of("udp"))), client.sap)
    return HDLCAPDUs(HDLCLink(Socket(("127.0.0.1", meter.port_of("hdlc+tcp"))), client=client.sap))


@pytest.mark.parametrize("kind", ["udp", "hdlc"])
@pytest.mark.parametrize("window, lost", [(1, []), (1, [2, 5]), (5, [3, 4, 7, 11]), (63, [1, 2, 20, 40, 41])])
def test_a_long_response(meter, kind, window, lost):
    with BlockClient(meter.address, READER) as plain:
        expected = plain.call(wire.get(*OWN_ASSOCIATION, 2))
    with BlockClient(None, READER, size=120, window=window, lost=lost, link=link(meter, kind, READER)) as client:
        assert client.call(wire.get(*OWN_ASSOCIATION, 2)) == expected
        assert not client.lost
        assert client.blocks > len(expected) // 120


@pytest.mark.parametrize("kind", ["udp", "hdlc"])
@pytest.mark.parametrize("size", [9, 100])
def test_a_long_request(meter, kind, size):
    text = bytes(range(size, 250)) * 3
    value = b"\x09\x82" + struct.pack(">H", len(text)) + text
    with BlockClient(None, BENCH, window=4, link=link(meter, kind, BENCH)) as client:
        assert client.call(wire.set_(*CONSUMER_MESSAGE, 2, value), size) == bytes.fromhex("c501c100")
        assert client.call(wire.get(*CONSUMER_MESSAGE, 2), size) == bytes.fromhex("c401c100") + value
