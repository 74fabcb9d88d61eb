"""GET, SET and ACTION by logical name in every form: lists, blocks both ways, attribute 0.

gurux-dlms speaks what it has. It has no ACTION with list, puts at most ten attributes into a list, and no SET of
attribute 0: those, and blocks that are lost, repeated or given up, come from octets of our own.
"""

import struct

import pytest
from gurux_dlms.enums import DataType
from harness import axdr, wire
from harness.clients import BENCH, READER
from harness.gurux import GuruxClient
from harness.small_meter import (
    ASSOCIATION,
    CLOCK,
    LOAD_PROFILE,
    OLD_PROFILE,
    OTHER_TEXT,
    TEXT,
    action_in_blocks,
    block,
    blocks_of,
    collect_pblocks,
    get_in_blocks,
    octet_string,
    set_in_blocks,
)


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
