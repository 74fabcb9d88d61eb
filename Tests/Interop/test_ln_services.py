"""GET, SET and ACTION by logical name in every form: lists, blocks both ways, selective access, attribute 0.

gurux-dlms speaks what it has. It has no ACTION with list, puts at most ten attributes into a list, and no SET of
attribute 0: those, and blocks that are lost, repeated or given up, come from octets of our own.
"""

import itertools
import struct
from datetime import datetime, timedelta

import pytest
from gurux_dlms.enums import DataType
from harness import axdr, wire
from harness.clients import BENCH, READER
from harness.gurux import GuruxClient
from harness.meter import Meter
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

DEFINITION = """
extends: {three_phase}
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


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A meter whose bench association takes and sends APDUs of 64 octets."""
    path = tmp_path_factory.mktemp("ln") / "small.yaml"
    path.write_text(DEFINITION.format(three_phase=THREE_PHASE))
    with Meter(path) as running:
        yield running
        assert running.is_running(), "the meter ended during the tests: " + "".join(running.errors)


@pytest.fixture
def bench(small):
    with GuruxClient(small.address, BENCH, max_pdu=64) as gurux:
        yield gurux


@pytest.fixture
def link(small):
    """The bench association by octets, APDUs of 64 octets both ways."""
    with wire.Link(small.address, BENCH.sap) as opened:
        # Above the size of the meter's APDUs an AARQ is allowed: it opens the association that has them.
        assert opened.exchange(wire.aarq(BENCH, size=64, conformance=0x00FE1F))[0] == 0x61
        yield opened


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


# GET


def test_gurux_reads_the_object_list_in_blocks_of_64_octets(small, bench):
    listed = bench.object_list()
    assert len(listed) > 150 and bench.blocks > 100
    assert {str(item.logicalName) for item in listed} >= {TEXT[1], OLD_PROFILE[1]}


def test_gurux_reads_a_list_of_fifty_attributes(meter):
    with GuruxClient(meter.address, READER, max_pdu=512) as gurux:
        registers = [item for item in gurux.object_list() if int(item.objectType) == 3][:25]
        attributes = [(register, index) for register in registers for index in (1, 3)]
        assert len(attributes) == 50
        for frames in gurux.dlms.readList(attributes):
            gurux.exchange(frames)


@pytest.mark.parametrize("size", [64, 200, 1024])
def test_a_list_of_fifty_attributes_is_what_each_alone_is(meter, size):
    with GuruxClient(meter.address, READER) as gurux:
        registers = [str(item.logicalName) for item in gurux.object_list() if int(item.objectType) == 3][:25]
    wanted = [(3, name, index) for name in registers for index in (1, 3)]
    with wire.Link(meter.address, READER.sap) as whole:
        assert whole.exchange(wire.aarq(READER))[0] == 0x61
        alone = b"".join(whole.exchange(wire.get(*one))[3:] for one in wanted)
        request = wire.get_list(*wanted)
        assert whole.exchange(request) == b"\xc4\x03\xc1\x32" + alone
    if size == 64:
        with wire.Link(meter.address, READER.sap) as link:
            assert link.exchange(wire.aarq(READER, size=size))[0] == 0x61
            assert get_in_blocks(link, request) == b"\x32" + alone


def test_a_block_that_is_asked_for_again_comes_again(link):
    first = link.exchange(wire.get(*ASSOCIATION, 2))
    second = link.exchange(wire.get_next(1))
    assert link.exchange(wire.get_next(1)) == second != first
    assert link.exchange(wire.get_next(2))[4:8] == struct.pack(">I", 3)


def test_long_transfers_of_several_clients_do_not_mix(small):
    links = [wire.Link(small.address, client.sap) for client in (BENCH, READER)]
    try:
        for opened, client in zip(links, (BENCH, READER), strict=True):
            assert opened.exchange(wire.aarq(client, size=64))[0] == 0x61
        answers = [opened.exchange(wire.get(*LOAD_PROFILE, 2)) for opened in links]
        for number in range(1, 30):
            answers = [opened.exchange(wire.get_next(number)) for opened in links]
            assert all(answer[4:8] == struct.pack(">I", number + 1) for answer in answers)
    finally:
        for opened in links:
            opened.socket.close()


def test_attribute_0_gives_all_attributes_and_takes_them(link):
    whole = axdr.decode(link.exchange(wire.get(*TEXT, 0))[4:])
    assert [value.type for value in whole.value] == ["octet-string", "octet-string"]
    assert link.exchange(wire.set_(*TEXT, 0, b"\x02\x02\x00" + octet_string(b"all")))[3] == 0
    assert axdr.decode(link.exchange(wire.get(*TEXT, 2))[4:]).value == b"all"
    assert link.exchange(wire.set_(*TEXT, 0, b"\x02\x02" + octet_string(b"123456") * 2))[3] == 3, "read-write-denied"


# SET


@pytest.mark.parametrize("length", [60, 300, 5000])
def test_gurux_sets_a_long_value_in_blocks(bench, length):
    data = bench.object(*TEXT)
    data.value = bytes(index % 251 for index in range(length))
    data.setDataType(2, DataType.OCTET_STRING)
    frames = bench.dlms.write(data, 2)
    assert len(frames) > length // 64, "in blocks"
    bench.exchange(frames)
    assert bytes(bench.get(*TEXT, 2)) == data.value


def test_a_list_is_set_in_blocks(link):
    references = b"\x02" + wire.descriptor(*TEXT, 2) + b"\x00" + wire.descriptor(*OTHER_TEXT, 2) + b"\x00"
    values = b"\x02" + octet_string(b"a" * 100) + octet_string(b"b" * 120)
    answer = set_in_blocks(link, references, values, 5)
    assert answer == bytes.fromhex("c504c1020000") + struct.pack(">I", len(blocks_of(values)))
    for target, letter, count in ((TEXT, b"a", 100), (OTHER_TEXT, b"b", 120)):
        joined = get_in_blocks(link, wire.get(*target, 2))
        assert axdr.decode(joined).value == letter * count


def test_a_lost_block_ends_a_long_set_and_a_repeated_one_does_not(link):
    head = b"\xc1\x02\xc1" + wire.descriptor(*TEXT, 2) + b"\x00"
    assert link.exchange(head + block(False, 1, b"\x09\x03x")) == bytes.fromhex("c502c100000001")
    assert link.exchange(b"\xc1\x03\xc1" + block(False, 2, b"y")) == bytes.fromhex("c502c100000002")
    assert link.exchange(b"\xc1\x03\xc1" + block(False, 2, b"y")) == bytes.fromhex("c502c100000002")
    assert link.exchange(b"\xc1\x03\xc1" + block(True, 3, b"z")) == bytes.fromhex("c503c10000000003")
    assert axdr.decode(link.exchange(wire.get(*TEXT, 2))[4:]).value == b"xyz"
    assert link.exchange(head + block(False, 1, b"\x09\x03x")) == bytes.fromhex("c502c100000001")
    assert link.exchange(b"\xc1\x03\xc1" + block(True, 3, b"z")) == bytes.fromhex("c503c11300000003")
    assert link.exchange(b"\xc1\x03\xc1" + block(True, 2, b"z")) == bytes.fromhex("c503c11200000002")


def test_a_request_longer_than_the_meter_can_put_together_is_aborted(link):
    head = b"\xc1\x02\xc1" + wire.descriptor(*TEXT, 2) + b"\x00"
    answer = link.exchange(head + block(False, 1, b"\x09\x83\x02\x00\x00"))
    for number in range(2, 2000):
        if answer[1] != 2:
            break
        answer = link.exchange(b"\xc1\x03\xc1" + block(False, number, bytes(50)))
    assert answer[:4] == bytes.fromhex("c503c111"), "long-set-aborted, once the 65536 octets of `reassembly` are full"
    assert axdr.decode(link.exchange(wire.get(*CLOCK, 3))[4:]).type == "long"


# ACTION


def test_gurux_invokes_with_a_long_parameter_in_blocks(bench, link):
    user = bytes([2, 2, 17, 7, 10, 120]) + b"n" * 120
    frames = bench.dlms.method(bench.object(*ASSOCIATION), 5, user, DataType.STRUCTURE)
    assert len(frames) > 2
    bench.exchange(frames)
    assert (b"n" * 120) in get_in_blocks(link, wire.get(*ASSOCIATION, 10))
    answer = action_in_blocks(link, wire.descriptor(*ASSOCIATION, 6), user, 4)
    assert answer == bytes.fromhex("c701c10000")


def test_a_long_return_value_comes_in_blocks(link):
    rows = link_rows(link)
    entries = bytes.fromhex("0204 0600000002 0600000005 120001 120000".replace(" ", ""))
    request = wire.action(*OLD_PROFILE, 4, entries)
    returned = axdr.decode(collect_pblocks(link, link.exchange(request)))
    assert returned.value == rows[1:5]


def link_rows(link):
    return axdr.decode(get_in_blocks(link, wire.get(*OLD_PROFILE, 2))).value


def test_a_list_of_methods_is_invoked_its_parameters_and_outcomes_in_blocks(link):
    rows = link_rows(link)
    methods = b"\x02" + wire.descriptor(*OLD_PROFILE, 4) + wire.descriptor(*OLD_PROFILE, 1)[:8] + b"\x09"
    entries = bytes.fromhex("0204 0600000001 0600000003 120001 120000".replace(" ", ""))
    answer = action_in_blocks(link, methods, b"\x02" + entries + b"\x00", 5)
    outcomes = collect_pblocks(link, answer)
    assert outcomes[:4] == bytes.fromhex("02000100"), "two outcomes, the first of them success with data"
    assert outcomes[-2:] == bytes.fromhex("0400"), "the second method does not exist: object-undefined, no data"
    assert axdr.decode(outcomes[4:-2]).value == rows[:3]


def test_a_short_list_of_methods_is_invoked_at_once(link):
    capture = wire.descriptor(*OLD_PROFILE, 2)
    request = b"\xc3\x03\xc1\x02" + capture + wire.descriptor(*TEXT, 1) + b"\x02\x0f\x00\x00"
    assert link.exchange(request) == bytes.fromhex("c703c10200000400")


def test_blocks_of_an_action_have_their_results(link):
    assert link.exchange(bytes.fromhex("c302c100000001")) == bytes.fromhex("c701c11000"), "no-long-action-in-progress"
    assert link.exchange(b"\xc3\x06\xc1" + block(True, 2, b"\x00")) == bytes.fromhex("c701c11000")
    head = b"\xc3\x04\xc1" + wire.descriptor(*ASSOCIATION, 5)
    assert link.exchange(head + block(False, 1, b"\x02")) == bytes.fromhex("c704c100000001")
    assert link.exchange(b"\xc3\x06\xc1" + block(True, 3, b"\x00")) == bytes.fromhex("c701c10e00")


# Selective access


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


# What was not negotiated


@pytest.mark.parametrize(
    ("conformance", "request_"),
    [
        (0x000018, wire.get_list((*TEXT, 2))),
        (0x000008, wire.get(*TEXT, 2)),
        (0x000008, b"\xc1\x02\xc1" + wire.descriptor(*TEXT, 2) + b"\x00" + block(True, 1, b"\x09\x00")),
        (0x000001, b"\xc3\x04\xc1" + wire.descriptor(*OLD_PROFILE, 2) + block(True, 1, b"\x0f\x00")),
        (0x000001, bytes.fromhex("c302c100000001")),
    ],
)
def test_a_form_that_was_not_negotiated_is_refused(small, conformance, request_):
    with wire.Link(small.address, BENCH.sap) as link:
        assert link.exchange(wire.aarq(BENCH, size=64, conformance=conformance))[0] == 0x61
        assert link.exchange(request_) == bytes.fromhex("d80102"), "service-not-allowed, service-not-supported"


def test_unconfirmed_services_have_no_response(link):
    unconfirmed = b"\xc1\x01\x81" + wire.descriptor(*TEXT, 2) + b"\x00" + octet_string(b"quiet")
    link.send(wire.wrap(unconfirmed, BENCH.sap))
    assert axdr.decode(link.exchange(wire.get(*TEXT, 2))[4:]).value == b"quiet"
    invoke = b"\xc0\x01\x4f" + wire.descriptor(*TEXT, 1) + b"\x00"
    assert link.exchange(invoke)[:3] == bytes.fromhex("c4014f"), "invoke-id and priority come back as they were sent"
