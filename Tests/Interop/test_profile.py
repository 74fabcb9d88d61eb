"""The load profile over several blocks: whole, by range and by entry."""

from datetime import datetime, timedelta

import pytest
from dlms_cosem.cosem.capture_object import CaptureObject
from dlms_cosem.cosem.selective_access import RangeDescriptor
from harness import axdr, wire
from harness.clients import READER
from harness.cosem import CosemClient, attribute_of
from harness.gurux import GuruxClient

LOAD_PROFILE = (7, "1.0.99.1.0.255")
CLOCK = (8, "0.0.1.0.0.255")
TEN_DAYS = 10 * 24 * 4


def time_of(row) -> datetime:
    octets = row[0].value
    return datetime(int.from_bytes(octets[:2], "big"), octets[2], octets[3], octets[5], octets[6], octets[7])


@pytest.fixture(scope="module")
def rows(meter):
    with CosemClient.to(meter.address, READER) as cosem:
        return axdr.decode(cosem.read(*LOAD_PROFILE, 2)).value


def test_ten_days_of_quarters_are_there(meter, rows):
    assert len(rows) >= TEN_DAYS
    with CosemClient.to(meter.address, READER) as cosem:
        columns = axdr.decode(cosem.read(*LOAD_PROFILE, 3)).value
        assert axdr.decode(cosem.read(*LOAD_PROFILE, 4)).value == 900
        assert axdr.decode(cosem.read(*LOAD_PROFILE, 7)).value >= len(rows)
    assert {len(row) for row in rows} == {len(columns)}
    assert columns[0][0].value == CLOCK[0]
    times = [time_of(row) for row in rows]
    assert times == sorted(times)
    assert all(time.minute % 15 == 0 and time.second == 0 for time in times)


def test_gurux_reads_the_same_rows_in_many_blocks(meter, rows):
    with GuruxClient(meter.address, READER, max_pdu=512) as gurux:
        profile = gurux.object(*LOAD_PROFILE)
        gurux.read(profile, 3)
        values = gurux.read(profile, 2)
        assert gurux.blocks > 20
    shared = min(len(values), len(rows))
    assert shared >= TEN_DAYS - 1
    assert [int(row[1]) for row in values[:shared]][-50:] == [row[1].value for row in rows[:shared]][-50:]


@pytest.mark.parametrize("size", [80, 200, 1024, 65535])
def test_blocks_of_any_negotiated_size_add_up(meter, size):
    with CosemClient.to(meter.address, READER, max_pdu=size) as cosem:
        assert len(axdr.decode(cosem.read(15, "0.0.40.0.0.255", 2))) > 100


def test_no_response_is_longer_than_negotiated(meter):
    with wire.Link(meter.address, READER.sap) as link:
        assert link.exchange(wire.aarq(READER, size=128))[0] == 0x61
        answer = link.exchange(wire.get(*LOAD_PROFILE, 2))
        for block in range(1, 20):
            assert answer[:3] == bytes.fromhex("c402c1") and len(answer) <= 128
            answer = link.exchange(wire.get_next(block))


def test_a_wrong_block_number_ends_the_transfer(meter):
    with wire.Link(meter.address, READER.sap) as link:
        assert link.exchange(wire.aarq(READER, size=256))[0] == 0x61
        assert link.exchange(wire.get(*LOAD_PROFILE, 2))[:3] == bytes.fromhex("c402c1")
        answer = link.exchange(wire.get_next(7))
        assert answer[0] == 0xC4 and 19 in answer[-2:], f"data-block-number-invalid: {answer.hex()}"
        assert link.exchange(wire.get_next(1))[-1] != 0, "the transfer is over"
        assert link.exchange(wire.get(*CLOCK, 2))[:4] == bytes.fromhex("c401c100")


def test_by_entry_gives_the_rows_asked_for(meter, rows):
    with GuruxClient(meter.address, READER) as gurux:
        profile = gurux.object(*LOAD_PROFILE)
        gurux.read(profile, 3)
        reply = gurux.exchange(gurux.dlms.readRowsByEntry(profile, 5, 10))
        assert len(reply.value) == 10
        assert [int(row[1]) for row in reply.value] == [row[1].value for row in rows[4:14]]


def test_by_range_gives_the_rows_between(meter, rows):
    begin, end = time_of(rows[100]), time_of(rows[110])
    clock = CaptureObject(attribute_of(*CLOCK, 2))
    selection = RangeDescriptor(restricting_object=clock, from_value=begin, to_value=end)
    with CosemClient.to(meter.address, READER) as cosem:
        selected = axdr.decode(cosem.read(*LOAD_PROFILE, 2, selection)).value
    assert [time_of(row) for row in selected] == [begin + timedelta(minutes=15 * step) for step in range(11)]
