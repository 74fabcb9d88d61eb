"""General block transfer and ACCESS, by gurux-dlms and by a client of our own where gurux lacks the form."""

import struct

import pytest
from gurux_dlms import GXDLMSAccessItem, GXReplyData
from gurux_dlms.enums import AccessServiceCommandType, Conformance, DataType
from gurux_dlms.GXDLMSSettings import GXDLMSSettings
from harness import axdr, wire
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.general_blocks import BlockClient
from harness.gurux import GuruxClient

LOAD_PROFILE = (7, "1.0.99.1.0.255")
OWN_ASSOCIATION = (15, "0.0.40.0.0.255")
SERIAL_NUMBER = (1, "0.0.96.1.0.255")
CONSUMER_MESSAGE = (1, "0.0.96.13.1.255")
ENERGY = (3, "1.0.1.8.0.255")
SCRIPT_TABLE = (9, "0.0.10.0.0.255")


@pytest.fixture(autouse=True)
def blocks_have_numbers(monkeypatch):
    """gurux-dlms 1.0.203 asks its settings for the number of its next block by a name that they do not have."""
    monkeypatch.setattr(GXDLMSSettings, "blockNumber", property(lambda self: self.blockIndex), raising=False)


class GeneralGurux(GuruxClient):
    """gurux-dlms with general blocks, ACCESS, and no blocks of single services."""

    def __init__(self, address, client, *, window=1, max_pdu=0xFFFF):
        super().__init__(address, client, max_pdu=max_pdu)
        self.dlms.gbtWndowSize = window
        self.dlms.proposedConformance = Conformance(
            Conformance.GET
            | Conformance.SET
            | Conformance.ACTION
            | Conformance.SELECTIVE_ACCESS
            | Conformance.MULTIPLE_REFERENCES
            | Conformance.ACCESS
            | Conformance.GENERAL_BLOCK_TRANSFER
        )

    def exchange(self, frames):
        reply = GXReplyData()
        for frame in frames if isinstance(frames, list) else [frames]:
            reply.clear()
            self._carry(frame, reply)
            while reply.isMoreData():
                self.blocks += 1
                self._carry(b"" if reply.isStreaming() else self.dlms.receiverReady(reply), reply)
        return reply


@pytest.mark.parametrize("window", [1, 2, 5, 63])
@pytest.mark.parametrize("size", [64, 300, 1024])
def test_gurux_reads_the_object_list(meter, window, size):
    with GuruxClient(meter.address, READER) as plain:
        expected = [(item.objectType, item.logicalName) for item in plain.object_list()]
    with GeneralGurux(meter.address, READER, window=window, max_pdu=size) as gurux:
        objects = gurux.object_list()
        assert gurux.blocks * window >= (20 if size < 1024 else 5)
    assert [(item.objectType, item.logicalName) for item in objects] == expected


@pytest.mark.parametrize("window", [1, 7])
def test_gurux_reads_the_load_profile(meter, window):
    with GeneralGurux(meter.address, READER, window=window, max_pdu=512) as gurux:
        profile = gurux.object(*LOAD_PROFILE)
        gurux.read(profile, 3)
        rows = gurux.read(profile, 2)
        assert gurux.blocks * window > 20
    with CosemClient.to(meter.address, READER) as cosem:
        expected = axdr.decode(cosem.read(*LOAD_PROFILE, 2)).value
    assert len(rows) == pytest.approx(len(expected), abs=1)
    assert [int(row[1]) for row in rows[:900]] == [row[1].value for row in expected[:900]]


def test_gurux_writes_in_general_blocks(fresh_meter):
    text = bytes(range(200))
    with GeneralGurux(fresh_meter.address, BENCH, max_pdu=1024) as gurux:
        item = gurux.object(*CONSUMER_MESSAGE)
        item.value = text
        item.setDataType(2, DataType.OCTET_STRING)
        gurux.write(item, 2)
        assert bytes(gurux.get(*CONSUMER_MESSAGE, 2)) == text


@pytest.mark.parametrize("max_pdu", [64, 0xFFFF])
def test_gurux_reads_with_access(meter, max_pdu):
    with GeneralGurux(meter.address, READER, max_pdu=max_pdu) as gurux:
        targets = [gurux.object(*SERIAL_NUMBER), gurux.object(*ENERGY), gurux.object(1, "0.0.96.99.9.255")]
        items = [GXDLMSAccessItem(AccessServiceCommandType.GET, target, 2) for target in targets]
        reply = gurux.exchange(gurux.dlms.accessRequest(None, items))
        gurux.dlms.parseAccessResponse(items, reply.data)
        assert [int(item.error) for item in items] == [0, 0, 4]
        assert items[0].value == gurux.get(*SERIAL_NUMBER, 2)
        assert items[2].value is None


# What gurux-dlms lacks: writing and invoking with ACCESS, requests in general blocks, blocks that get lost.


def access(*elements: tuple[int, tuple[int, str, int], bytes], options=0x40) -> bytes:
    count = bytes([len(elements)])
    specifications = b"".join(bytes([choice]) + wire.descriptor(*target) for choice, target, _ in elements)
    return b"\xd9" + bytes([options, 0, 0, 5, 0]) + count + specifications + count + b"".join(e[2] for e in elements)


def test_access_writes_reads_and_breaks(fresh_meter):
    message = b"\x09\x03abc"
    write = (2, (*CONSUMER_MESSAGE, 2), message)
    read = (1, (*CONSUMER_MESSAGE, 2), b"\x00")
    missing = (1, (1, "0.0.96.99.9.255", 2), b"\x00")
    with BlockClient(fresh_meter.address, BENCH) as client:
        answer = client.call(access(write, read, missing))
        assert answer == b"\xda\x40\x00\x00\x05\x00\x00\x03\x00" + message + b"\x00\x03\x02\x00\x01\x00\x01\x04"
        answer = client.call(access(missing, read, options=0x60))
        assert answer == b"\xda\x60\x00\x00\x05\x00\x00\x02\x00\x00\x02\x01\x04\x01\xfa"
        answer = client.call(access(read, options=0x50))
        assert answer[5:7] == b"\x00\x01" and answer[7:18] == b"\x01\x01" + wire.descriptor(*CONSUMER_MESSAGE, 2)
        client.link.put(access((2, (*CONSUMER_MESSAGE, 2), b"\x09\x01x"), options=0))
        assert client.call(wire.get(*CONSUMER_MESSAGE, 2)) == bytes.fromhex("c401c100090178")


@pytest.mark.parametrize("window, lost", [(1, [2, 5]), (5, [3, 4, 7, 11]), (63, [1, 2, 20, 40, 41])])
def test_lost_blocks_are_sent_again(meter, window, lost):
    with CosemClient.to(meter.address, READER) as cosem:
        expected = bytes(cosem.read(*OWN_ASSOCIATION, 2))
    with BlockClient(meter.address, READER, size=128, window=window, lost=lost) as client:
        assert client.call(wire.get(*OWN_ASSOCIATION, 2)) == bytes.fromhex("c401c100") + expected
        assert not client.lost
        assert client.blocks > len(expected) // 128


@pytest.mark.parametrize("size", [9, 50, 500])
def test_a_request_comes_in_blocks(fresh_meter, size):
    text = bytes(range(250)) * 3
    value = b"\x09\x82" + struct.pack(">H", len(text)) + text
    with BlockClient(fresh_meter.address, BENCH, window=4) as client:
        assert client.call(wire.set_(*CONSUMER_MESSAGE, 2, value), size) == bytes.fromhex("c501c100")
        assert client.call(wire.get(*CONSUMER_MESSAGE, 2), size) == bytes.fromhex("c401c100") + value


def test_one_request_for_many_values_is_answered_in_blocks(meter):
    reads = [(1, (*OWN_ASSOCIATION, 2), b"\x00"), (1, (*SERIAL_NUMBER, 2), b"\x00")] * 3
    with BlockClient(meter.address, READER) as client:
        whole = client.call(access(*reads))
    with BlockClient(meter.address, READER, size=200, window=9, lost=[4, 30]) as client:
        assert client.call(access(*reads), 40) == whole


def test_a_client_that_only_says_that_it_knows_them_gets_the_blocks_of_the_service(meter):
    with wire.Link(meter.address, PUBLIC.sap) as link:
        link.exchange(wire.aarq(PUBLIC, size=64, conformance=0x207E1F))
        assert link.exchange(wire.get(*OWN_ASSOCIATION, 2))[0] == 0xC4
