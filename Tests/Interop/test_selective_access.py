"""Selective access by logical name: profiles by range and entry with columns, and object lists.

gurux-dlms speaks what it has; the bounds, the columns by number and the selectors of the object list come from octets
of our own.
"""

import itertools
import struct
from datetime import datetime, timedelta

import pytest
from harness import axdr, wire
from harness.clients import READER
from harness.gurux import GuruxClient
from harness.small_meter import (
    ASSOCIATION,
    CLOCK,
    CLOCK_LAST,
    ENERGY,
    STRICT_PROFILE,
    TEXT,
    get_in_blocks,
    octet_string,
    raw_data,
)


def moment(row, column: int) -> datetime:
    octets = row[column].value
    return datetime(int.from_bytes(octets[:2], "big"), octets[2], octets[3], octets[5], octets[6], octets[7])


def rows_of(link, profile):
    return axdr.decode(get_in_blocks(link, wire.get(*profile, 2))).value


@pytest.fixture
def reader(small):
    """Takes 64 octets like bench, and may send more: Gurux's selections with columns are longer."""
    with GuruxClient(small.address, READER, max_pdu=64) as gurux:
        yield gurux


def profile_of(gurux):
    profile = gurux.object(*CLOCK_LAST)
    for attribute in (3, 6):
        gurux.read(profile, attribute)
    assert str(profile.sortObject.logicalName) == CLOCK[1]
    return profile


def in_utc(row, column: int) -> datetime:
    """A row's time as Gurux takes it; the container of the tests is at UTC."""
    return moment(row, column) + timedelta(minutes=int.from_bytes(row[column].value[9:11], "big", signed=True))


def test_gurux_reads_a_range_of_a_column_that_is_not_the_first(reader, link):
    rows = rows_of(link, CLOCK_LAST)
    begin, end = in_utc(rows[20], 2), in_utc(rows[24], 2)
    reply = reader.exchange(reader.dlms.readRowsByRange(profile_of(reader), begin, end))
    assert [int(row[0]) for row in reply.value] == [row[0].value for row in rows[20:25]]


def test_gurux_selects_columns(reader, link):
    rows = rows_of(link, CLOCK_LAST)
    profile = profile_of(reader)
    columns = [profile.captureObjects[2], profile.captureObjects[0]]
    begin, end = in_utc(rows[30], 2), in_utc(rows[32], 2)
    by_range = reader.exchange(reader.dlms.readRowsByRange(profile, begin, end, columns)).value
    assert [(len(row), int(row[1])) for row in by_range] == [(2, row[0].value) for row in rows[30:33]]
    # Of columns from the first on Gurux sends the number of the last as the standard has it, else how many they are.
    by_entry = reader.exchange(reader.dlms.readRowsByEntry(profile, 3, 2, profile.captureObjects[:2])).value
    assert [[int(value) for value in row] for row in by_entry] == [[row[0].value, row[1].value] for row in rows[2:4]]


def column(class_id: int, obis: str) -> bytes:
    return bytes.fromhex("020412") + struct.pack(">H", class_id) + octet_string(wire.descriptor(0, obis, 0)[2:8]) + bytes.fromhex("0f02120000")


def by_range(first: bytes, last: bytes, object_=CLOCK, selected=()) -> bytes:
    chosen = b"\x01" + bytes([len(selected)]) + b"".join(column(*one) for one in selected)
    return b"\x01\x02\x04" + column(*object_) + first + last + chosen


def local(time: datetime, deviation: int = -0x8000) -> bytes:
    return octet_string(
        struct.pack(">HBBBBBBBhB", time.year, time.month, time.day, 0xFF, time.hour, time.minute, time.second, 0xFF, deviation, 0)
    )


def select(link, profile, selection: bytes):
    answer = link.exchange(wire.get(*profile, 2, selection))
    if answer[1] == 1:
        return answer[4] if answer[3] else axdr.decode(answer[4:]).value
    joined = raw_data(answer, 9)
    for number in itertools.count(1):
        if answer[3]:
            return axdr.decode(joined).value
        answer = link.exchange(wire.get_next(number))
        joined += raw_data(answer, 9)


def test_a_range_of_numbers_of_any_column(link):
    rows = rows_of(link, CLOCK_LAST)
    first, last = (b"\x06" + struct.pack(">I", rows[at][0].value) for at in (40, 42))
    selected = select(link, CLOCK_LAST, by_range(first, last, ENERGY))
    wanted = range(rows[40][0].value, rows[42][0].value + 1)
    assert selected == [row for row in rows if row[0].value in wanted]


def test_bounds_with_deviation_and_with_parts_left_open(link):
    rows = rows_of(link, CLOCK_LAST)
    begin, end = moment(rows[50], 2), moment(rows[52], 2)
    deviation = int.from_bytes(rows[50][2].value[9:11], "big", signed=True)
    assert select(link, CLOCK_LAST, by_range(local(begin, deviation), local(end, deviation))) == rows[50:53]
    assert select(link, CLOCK_LAST, by_range(b"\x00", b"\x00")) == rows
    day = octet_string(struct.pack(">HBBBBBBBhB", begin.year, begin.month, begin.day, 255, 255, 255, 255, 255, -0x8000, 255))
    assert select(link, CLOCK_LAST, by_range(day, day)) == [row for row in rows if moment(row, 2).date() == begin.date()]


def test_columns_by_their_numbers(link):
    rows = rows_of(link, CLOCK_LAST)
    entries = "0204 06 0000000a 06 00000000 12 {:04x} 12 {:04x}"
    for first, last, wanted in ((2, 3, slice(1, 3)), (2, 0, slice(1, 3)), (3, 3, slice(2, 3)), (1, 9, slice(0, 3))):
        selected = select(link, CLOCK_LAST, b"\x02" + bytes.fromhex(entries.format(first, last)))
        assert [row.value for row in selected] == [row.value[wanted] for row in rows[9:]]


def test_a_meter_of_its_own_ways(small):
    with wire.Link(small.address, READER.sap) as link:
        assert link.exchange(wire.aarq(READER, size=64))[0] == 0x61
        answer_in_ways_of_its_own(link)


def answer_in_ways_of_its_own(link):
    rows = rows_of(link, STRICT_PROFILE)
    begin, end = local(moment(rows[10], 0)), local(moment(rows[12], 0))
    assert select(link, STRICT_PROFILE, by_range(begin, end)) == rows[10:12], "the end does not belong to a range"
    with_deviation = local(moment(rows[10], 0), -60)
    assert select(link, STRICT_PROFILE, by_range(with_deviation, with_deviation)) == 250
    assert select(link, STRICT_PROFILE, by_range(begin, end, CLOCK, [ENERGY])) == 250, "selected values are refused"
    assert select(link, STRICT_PROFILE, by_range(begin, end, (3, "1.0.2.8.0.255"))) == 4, "object-undefined"


@pytest.mark.parametrize("sample", range(1, 5))
def test_the_object_list_has_its_selectors(link, sample):
    wanted = b"\x02\x02\x12\x00\x01" + octet_string(wire.descriptor(*TEXT, 0)[2:8])
    parameters = {1: b"\x00", 2: bytes.fromhex("0101120007"), 3: b"\x01\x01" + wanted, 4: wanted}[sample]
    elements = select(link, ASSOCIATION, bytes([sample]) + parameters)
    assert {len(element) for element in elements} == {3 if sample < 3 else 4}
    if sample == 2:
        assert {element[0].value for element in elements} == {7}
    if sample > 2:
        assert [element[2].value for element in elements] == [wire.descriptor(*TEXT, 0)[2:8]]
