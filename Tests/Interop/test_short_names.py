"""Short names: the unmodified gurux-dlms client, and by hand what it does not speak."""

import json
import struct
from datetime import datetime

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode
from harness import axdr, wire
from harness.clients import READER, SN_READER, Client
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import ROOT, meterconsole

LEGACY = ROOT / "SampleMeters" / "legacy-sn.yaml"
MANAGEMENT = Client("management", 100, b"manage01")
LEGACY_READER = Client("reader", 32)
READABLE = {"read", "read_write"}
CONFORMANCE = 0x1C1B20
LOAD_PROFILE = (7, "1.0.99.1.0.255")


def describe(definition) -> dict:
    result = meterconsole("describe", definition, "--format", "json")
    assert result.returncode == 0, result.stderr
    device = json.loads(result.stdout)["logical_devices"][0]
    return {(entry["class"], entry["obis"]): entry for entry in device["objects"]}


@pytest.fixture(scope="module")
def known(description):
    return {(entry["class"], entry["obis"]): entry for entry in description["logical_devices"][0]["objects"]}


@pytest.fixture(scope="module")
def legacy():
    with Meter(LEGACY) as running:
        yield running


@pytest.fixture
def fresh_legacy():
    with Meter(LEGACY) as running:
        yield running


def gurux_to(meter, client=SN_READER, **options):
    """Gurux with short names. It proposes no blocks then, and its Python client fails at the first one it gets."""
    return GuruxClient(meter.address, client, by_name=False, **options)


def named(items, class_id, obis):
    return next(item for item in items if (int(item.objectType), item.logicalName) == (class_id, obis))


def read(name: int) -> bytes:
    return b"\x05\x01\x02" + struct.pack(">H", name)


def opened(meter, client=SN_READER, **options):
    link = wire.Link(meter.address, client.sap)
    answer = link.exchange(wire.aarq(client, context=2, **{"conformance": CONFORMANCE, **options}))
    assert answer[:1] == b"\x61" and answer[-2:] == b"\xfa\x00", answer.hex()
    return link


def time_of(octets) -> datetime:
    return datetime(int.from_bytes(octets[:2], "big"), octets[2], octets[3], octets[5], octets[6], octets[7])


# The association and its list


def test_the_object_list_has_the_base_names_that_describe_shows(meter, known):
    visible = {
        key
        for key, entry in known.items()
        if any(member["access"]["sn-reader"] != "none" for member in entry["attributes"] + entry["methods"])
    }
    with gurux_to(meter) as gurux:
        listed = gurux.object_list()
    assert {(int(item.objectType), item.logicalName) for item in listed} == visible
    for item in listed:
        entry = known[int(item.objectType), item.logicalName]
        assert (item.shortName, item.version) == (entry["base_name"], entry["version"]), item.logicalName
    assert named(listed, 12, "0.0.40.0.0.255").shortName == 0xFA00
    assert named(listed, 17, "0.0.41.0.0.255").shortName == 0xFC00
    assert named(listed, 1, "0.0.42.0.0.255").shortName == 0xFD00


def test_no_short_name_is_given_twice(known):
    taken = {}
    for entry in known.values():
        last = max(offsets(entry))
        for name in range(entry["base_name"], entry["base_name"] + last + 1, 8):
            assert taken.setdefault(name, entry["obis"]) == entry["obis"]


def offsets(entry):
    # Attributes stand 8 apart in every class; where methods begin, the classes' own table is tested.
    return [8 * (attribute["id"] - 1) for attribute in entry["attributes"]]


def test_every_attribute_is_read_as_by_logical_name(meter, known):
    compared, faults = 0, []
    with opened(meter) as by_short, CosemClient.to(meter.address, READER) as by_name:
        for (class_id, obis), entry in known.items():
            for attribute in entry["attributes"]:
                if attribute["access"]["sn-reader"] not in READABLE:
                    continue
                answer = by_short.exchange(read(entry["base_name"] + 8 * (attribute["id"] - 1)))
                if answer[:3] == b"\x0c\x01\x02":
                    answer = collect(by_short, answer)
                if answer[:3] != b"\x0c\x01\x00":
                    faults.append(f"{class_id} {obis} {attribute['name']}: {answer[:8].hex()}")
                    continue
                value = axdr.decode(answer[3:])
                same = attribute["kind"] == "static" and attribute["access"]["reader"] in READABLE
                if same and axdr.decode(by_name.read(class_id, obis, attribute["id"])) != value:
                    faults.append(f"{class_id} {obis} {attribute['name']}: another value")
                compared += same
    assert faults == []
    assert compared > 350


def collect(link, answer) -> bytes:
    """The ReadResponse whose first block is `answer`."""
    joined = b"\x0c"
    while True:
        last, number, length = answer[3], answer[4:6], answer[6]
        size = 1 if length < 0x80 else 1 + (length & 0x7F)
        joined += answer[6 + size :]
        if last:
            return joined
        answer = link.exchange(b"\x05\x01\x05" + number)
        assert answer[:3] == b"\x0c\x01\x02", answer.hex()


def test_gurux_reads_every_attribute(meter, known):
    faults = []
    with gurux_to(meter) as gurux:
        for item in gurux.object_list():
            entry = known[int(item.objectType), item.logicalName]
            for attribute in sorted(entry["attributes"], key=lambda one: (one["name"] == "buffer", one["id"])):
                right = attribute["access"]["sn-reader"]
                if (entry["class"], entry["obis"], attribute["name"]) == (*LOAD_PROFILE, "buffer"):
                    continue  # longer than an APDU
                try:
                    reply = gurux.exchange(gurux.dlms.read(item, attribute["id"]))
                except GXDLMSException as refusal:
                    if right in READABLE or refusal.errorCode != ErrorCode.READ_WRITE_DENIED:
                        faults.append(f"{entry['obis']} {attribute['name']} ({right}): {refusal}")
                    continue
                if right not in READABLE:
                    faults.append(f"{entry['obis']} {attribute['name']}: read without the right")
                elif entry["class"] != 12:
                    gurux.dlms.updateValue(item, attribute["id"], reply.value)
    assert faults == []


# Blocks, lists, selections


@pytest.mark.parametrize("size", [64, 200, 1024])
def test_blocks_of_any_size_add_up(meter, size):
    with opened(meter, size=size) as link:
        first = link.exchange(read(0xFA08))
        assert first[:3] == b"\x0c\x01\x02" and len(first) <= size
        objects = axdr.decode(collect(link, first)[3:])
    assert len(objects) > 140


@pytest.mark.parametrize("size", [128, 1024])
def test_the_load_profile_in_blocks_is_the_same_as_by_logical_name(meter, known, size):
    with opened(meter, size=size) as link, CosemClient.to(meter.address, READER) as by_name:
        first = link.exchange(read(known[LOAD_PROFILE]["base_name"] + 8))
        rows = axdr.decode(collect(link, first)[3:])
        same = axdr.decode(by_name.read(*LOAD_PROFILE, 2))
    shared = min(len(rows), len(same))
    assert shared >= 950 and rows[:shared] == same[:shared]


def test_gurux_reads_rows_by_entry_and_by_range(meter):
    with gurux_to(meter) as gurux:
        profile = named(gurux.object_list(), *LOAD_PROFILE)
        gurux.read(profile, 3)
        whole = gurux.exchange(gurux.dlms.readRowsByEntry(profile, 1, 120)).value
        rows = gurux.exchange(gurux.dlms.readRowsByEntry(profile, 5, 10)).value
        assert [int(row[1]) for row in rows] == [int(row[1]) for row in whole[4:14]]
        begin, end = time_of(whole[100][0]), time_of(whole[110][0])
        rows = gurux.exchange(gurux.dlms.readRowsByRange(profile, begin, end)).value
        assert [int(row[1]) for row in rows] == [int(row[1]) for row in whole[100:111]]


def test_gurux_reads_several_variables_at_once(meter):
    with gurux_to(meter) as gurux:
        items = gurux.object_list()
        clock, name = named(items, 8, "0.0.1.0.0.255"), named(items, 1, "0.0.42.0.0.255")
        [frames] = gurux.dlms.readList([(clock, 3), (name, 2), (clock, 1)])
        reply = gurux.exchange(frames)
        values = reply.value
    assert int(values[0]) == -60 and bytes(values[1]) == b"MCS00000001" and bytes(values[2]) == bytes([0, 0, 1, 0, 0, 255])


def test_each_variable_has_its_own_result(meter, known):
    energy = known[3, "1.0.1.8.0.255"]["base_name"]
    names = [energy, energy + 8, energy + 9, energy + 0x28]
    with opened(meter) as link:
        answer = link.exchange(b"\x05\x04" + b"".join(b"\x02" + struct.pack(">H", name) for name in names))
    assert answer[:2] == b"\x0c\x04" and answer[-4:] == bytes([1, 4, 1, 3]), answer.hex()


def test_a_request_may_come_in_blocks(meter):
    with opened(meter) as link:
        assert link.exchange(bytes.fromhex("050106 00 0001 02 0202")) == bytes.fromhex("0c01030001")
        assert link.exchange(bytes.fromhex("050106 00 0002 03 fd0802")) == bytes.fromhex("0c01030002")
        answer = link.exchange(bytes.fromhex("050106 01 0003 02 fd00"))
        assert answer == bytes.fromhex("0c02 00090b") + b"MCS00000001" + bytes.fromhex("0009 06 00002a0000ff"), answer.hex()


def test_the_methods_of_the_association_read_by_logical_name(meter, known):
    with opened(meter) as link:
        asked = "0101 0203 120003 0906 0100010800ff 0f03"
        answer = link.exchange(bytes.fromhex("050104 fa30 00" + asked))
        assert answer == bytes.fromhex("0c0100 0101 02020f00161e"), answer.hex()
        answer = link.exchange(bytes.fromhex("050104 fa38 00" + "0101 0202 120003 0906 0100010800ff"))
        rights = axdr.decode(answer[3:])[0]
        assert [(one[0].value, one[1].value) for one in rights[0]] == [(1, 1), (2, 1), (3, 1)]
        answer = link.exchange(bytes.fromhex("050104 fa08 01" + "0101 120008"))
        listed = axdr.decode(answer[3:])
        assert [one[1].value for one in listed] == [8]
        assert listed[0][0].value & 0xFFFF == known[8, "0.0.1.0.0.255"]["base_name"]


# What is refused


def test_what_the_reader_may_not_do_is_refused(meter, known):
    clock = known[8, "0.0.1.0.0.255"]["base_name"]
    with opened(meter) as link:
        assert link.exchange(b"\x06\x01\x02" + struct.pack(">H", clock + 0x10) + b"\x01\x10\x00\x3c") == b"\x0d\x01\x01\x03"
        assert link.exchange(b"\x05\x01\x02\x00\x08") == b"\x0c\x01\x01\x04"
        assert link.exchange(b"\x05\x01\x05\x00\x01") == b"\x0c\x01\x01\x10"
        assert link.exchange(b"\x05\x01\x09\x01\x00")[:2] == b"\x0e\x05"
        assert link.exchange(wire.get(8, "0.0.1.0.0.255", 2))[:1] == b"\xd8"
    with wire.Link(meter.address, SN_READER.sap) as link:
        assert link.exchange(read(0xFD08)) == bytes.fromhex("0e050201")


# The meter of short names


def test_the_legacy_meter_is_read_whole(legacy):
    known = describe(LEGACY)
    faults = []
    with gurux_to(legacy, LEGACY_READER) as gurux:
        listed = gurux.object_list()
        assert {item.shortName for item in listed} == {entry["base_name"] for entry in known.values()}
        for item in listed:
            for attribute in known[int(item.objectType), item.logicalName]["attributes"]:
                if attribute["access"]["reader"] not in READABLE:
                    continue
                try:
                    gurux.exchange(gurux.dlms.read(item, attribute["id"]))
                except GXDLMSException as refusal:
                    faults.append(f"{item.logicalName} {attribute['name']}: {refusal}")
    assert faults == []
    assert known[3, "1.1.1.8.0.255"]["base_name"] == 0x1300


def test_the_legacy_meter_knows_no_logical_names(legacy):
    with pytest.raises(GXDLMSException), GuruxClient(legacy.address, LEGACY_READER):
        pass


def test_the_manager_writes_and_invokes(fresh_legacy):
    with gurux_to(fresh_legacy, MANAGEMENT) as gurux:
        items = gurux.object_list()
        clock, billing = named(items, 8, "0.0.1.0.0.255"), named(items, 7, "1.0.98.1.0.255")
        clock.timeZone = -120
        gurux.write(clock, 3)
        assert int(gurux.exchange(gurux.dlms.read(clock, 3)).value) == -120
        association = named(items, 12, "0.0.40.0.0.255")
        gurux.exchange(gurux.dlms.method(association, 5, b"changed1", DataType.OCTET_STRING))
        before = int(gurux.exchange(gurux.dlms.read(billing, 7)).value)
        # Its Python client looks for the methods of a profile at 0x28, where an attribute is: by hand, then.
        capture = struct.pack(">H", billing.shortName + 0x60)
    with opened(fresh_legacy, Client("management", 100, b"changed1")) as link:
        assert link.exchange(b"\x06\x01\x02" + capture + b"\x01\x0f\x00") == b"\x0d\x01\x00"
        assert link.exchange(b"\x05\x01\x04" + capture + b"\x00\x0f\x00") == b"\x0c\x01\x00\x00"
        count = axdr.decode(link.exchange(read(billing.shortName + 0x30))[3:]).value
    assert count == before + 2


def test_a_long_write_comes_in_blocks(fresh_legacy):
    name = describe(LEGACY)[20, "0.0.13.0.0.255"]["base_name"] + 0x08 * 5
    body = bytes([1, 2]) + struct.pack(">H", name) + bytes([1, 9, 40]) + b"n" * 40
    pieces = [body[start : start + 16] for start in range(0, len(body), 16)]
    with opened(fresh_legacy, MANAGEMENT, size=64) as link:
        for number, piece in enumerate(pieces, 1):
            last = number == len(pieces)
            head = bytes([6, 1, 7, last]) + struct.pack(">H", number)
            answer = link.exchange(head + bytes([1, 9, len(piece)]) + piece)
            assert answer == (b"\x0d\x01\x00" if last else b"\x0d\x01\x02" + struct.pack(">H", number)), answer.hex()
        assert link.exchange(read(name)) == b"\x0c\x01\x00\x09\x28" + b"n" * 40


def test_an_unconfirmed_write_has_no_answer(fresh_legacy):
    name = describe(LEGACY)[8, "0.0.1.0.0.255"]["base_name"] + 0x10
    with opened(fresh_legacy, MANAGEMENT) as link:
        unconfirmed = b"\x16\x01\x02" + struct.pack(">H", name) + b"\x01\x10\x00\x1e"
        link.send(wire.wrap(unconfirmed, MANAGEMENT.sap))
        assert link.exchange(read(name)) == b"\x0c\x01\x00\x10\x00\x1e"


def test_another_password_is_asked_for_next_time(fresh_legacy):
    with opened(fresh_legacy, MANAGEMENT) as link:
        assert link.exchange(bytes.fromhex("060102fa4001 0908") + b"changed1") == b"\x0d\x01\x00"
    with opened(fresh_legacy, Client("management", 100, b"changed1")) as link:
        assert link.exchange(read(0xFD08))[:3] == b"\x0c\x01\x00"
    with wire.Link(fresh_legacy.address, 100) as link:
        refused = link.exchange(wire.aarq(MANAGEMENT, context=2, conformance=CONFORMANCE))
        assert b"\xa2\x03\x02\x01\x01" in refused and b"\xa1\x03\x02\x01\x0d" in refused[20:], refused.hex()
