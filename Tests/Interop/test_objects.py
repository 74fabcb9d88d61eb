"""The object list, and every attribute of every object, read by both clients and compared with `describe`."""

import pytest
from dlms_cosem import enumerations
from dlms_cosem.client import DataResultError
from dlms_cosem.parsers import AssociationObjectListParser
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import ErrorCode
from harness import axdr, clients, type_expression
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient

CURRENT_ASSOCIATION = "0.0.40.0.0.255"
MODES = ["none", "read", "write", "read_write", "authenticated_read", "authenticated_write", "authenticated_read_write"]
METHOD_MODES = ["none", "access", "authenticated_access"]
READABLE = {"read", "read_write"}  # without ciphering an authenticated form is not readable
KNOWN_TO_COSEM = {interface.value for interface in enumerations.CosemInterface}


def device(description, sap=1):
    return next(device for device in description["logical_devices"] if device["sap"] == sap)


def objects(description, sap=1):
    return {(entry["class"], entry["obis"]): entry for entry in device(description, sap)["objects"]}


def visible(description, client):
    """The objects on which `client` has any right."""
    return {
        key
        for key, entry in objects(description).items()
        if any(
            member["access"].get(client.name, "none") != "none" for member in entry["attributes"] + entry["methods"]
        )
    }


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_gurux_lists_the_objects_that_describe_shows(meter, description, client):
    with GuruxClient(meter.address, client) as gurux:
        listed = gurux.object_list()
    assert {(int(item.objectType), item.logicalName) for item in listed} == visible(description, client)
    known = objects(description)
    for item in listed:
        assert item.version == known[int(item.objectType), item.logicalName]["version"], item.logicalName


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_dlms_cosem_lists_the_objects_that_describe_shows(meter, description, client):
    with CosemClient.to(meter.address, client) as cosem:
        octets = cosem.read(15, CURRENT_ASSOCIATION, 2)
    listed = AssociationObjectListParser.parse_bytes(octets)
    assert {(item.interface, item.logical_name.to_string(".")) for item in listed} == visible(description, client)


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_the_rights_in_the_object_list_are_those_of_describe(meter, description, client):
    with CosemClient.to(meter.address, client) as cosem:
        listed = axdr.decode(cosem.read(15, CURRENT_ASSOCIATION, 2))
    known = objects(description)
    for class_id, version, name, rights in listed:
        entry = known[class_id.value, ".".join(map(str, name.value))]
        assert version.value == entry["version"]
        attributes = {right[0].value: MODES[right[1].value] for right in rights[0]}
        assert attributes == {
            member["id"]: member["access"].get(client.name, "none") for member in entry["attributes"]
        }, entry["obis"]
        methods = {right[0].value: METHOD_MODES[int(right[1].value)] for right in rights[1]}
        assert methods == {
            member["id"]: member["access"].get(client.name, "none") for member in entry["methods"]
        }, entry["obis"]


def test_the_sample_meter_has_what_its_readers_rely_on(description):
    known = objects(description)
    assert 120 <= len(known) <= 200
    for key in [(7, "1.0.99.1.0.255"), (8, "0.0.1.0.0.255"), (3, "1.0.1.8.0.255"), (17, "0.0.41.0.0.255")]:
        assert key in known
    clients = [association["client"] for association in device(description)["associations"]]
    assert clients == [16, 32, 64, 33, 1, 2, 3, 4, 5, 6, 35]
    assert {entry["sap"] for entry in description["logical_devices"]} == {1, 17}


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_gurux_reads_every_attribute_or_is_refused_as_described(meter, description, client):
    faults = []
    with GuruxClient(meter.address, client) as gurux:
        for item in gurux.object_list():
            entry = objects(description)[int(item.objectType), item.logicalName]
            # Gurux wants a profile's capture_objects before its buffer.
            for attribute in sorted(entry["attributes"], key=lambda one: (one["name"] == "buffer", one["id"])):
                right = attribute["access"].get(client.name, "none")
                fault = gurux_fault(gurux, item, attribute, right)
                if fault:
                    faults.append(f"{entry['class']} {entry['obis']} {attribute['name']} ({right}): {fault}")
    assert faults == []


def gurux_fault(gurux, item, attribute, right):
    try:
        reply = gurux.exchange(gurux.dlms.read(item, attribute["id"]))
    except GXDLMSException as refusal:
        if right in READABLE:
            return f"refused: {refusal}"
        wanted = ErrorCode.READ_WRITE_DENIED
        return None if refusal.errorCode == wanted else f"refused with {refusal.errorCode} instead of {wanted}"
    if right not in READABLE:
        return "read without the right"
    gurux.dlms.updateValue(item, attribute["id"], reply.value)
    return None


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_dlms_cosem_reads_every_attribute_with_the_type_that_describe_says(meter, description, client):
    faults, unread = [], 0
    with CosemClient.to(meter.address, client) as cosem:
        for entry in objects(description).values():
            if entry["class"] not in KNOWN_TO_COSEM:
                unread += 1
                continue
            for attribute in entry["attributes"]:
                right = attribute["access"].get(client.name, "none")
                fault = cosem_fault(cosem, entry, attribute, right)
                if fault:
                    faults.append(f"{entry['class']} {entry['obis']} {attribute['name']} ({right}): {fault}")
    assert faults == []
    assert unread == 0, "the sample meter has classes that dlms-cosem does not know"


def cosem_fault(cosem, entry, attribute, right):
    try:
        octets = cosem.read(entry["class"], entry["obis"], attribute["id"])
    except DataResultError as refusal:
        if right in READABLE:
            return f"refused: {refusal}"
        hidden = not any(member["access"].get(right, "none") != "none" for member in entry["attributes"])
        wanted = ("READ_WRITE_DENIED", "OBJECT_UNDEFINED") if hidden else ("READ_WRITE_DENIED",)
        return None if any(name in str(refusal) for name in wanted) else f"refused otherwise: {refusal}"
    if right not in READABLE:
        return "read without the right"
    value = axdr.decode(octets)
    if attribute["id"] == 1 and ".".join(map(str, value.value)) != entry["obis"]:
        return f"logical name {value.value.hex()}"
    return type_expression.mismatch(type_expression.parse(attribute["type"]), value)


def test_both_clients_see_the_same_static_values(meter, description):
    with GuruxClient(meter.address, READER) as gurux, CosemClient.to(meter.address, READER) as cosem:
        compared = 0
        for entry in objects(description).values():
            for attribute in entry["attributes"]:
                simple = attribute["type"].split("[")[0].split("<")[0] in (
                    "octet-string",
                    "long-unsigned",
                    "double-long-unsigned",
                    "unsigned",
                )
                if attribute["kind"] != "static" or attribute["access"].get("reader") != "read" or not simple:
                    continue
                seen = gurux.get(entry["class"], entry["obis"], attribute["id"])
                value = axdr.decode(cosem.read(entry["class"], entry["obis"], attribute["id"])).value
                assert (bytes(seen) if isinstance(value, bytes) else int(seen)) == value, entry["obis"]
                compared += 1
    assert compared > 100


def test_what_does_not_exist_is_named_undefined(meter):
    with CosemClient.to(meter.address, BENCH) as cosem:
        with pytest.raises(DataResultError, match="OBJECT_UNDEFINED"):
            cosem.read(3, "1.0.77.77.77.255", 2)
        with pytest.raises(DataResultError, match="OBJECT_CLASS_INCONSISTENT|OBJECT_UNDEFINED"):
            cosem.read(1, "1.0.1.8.0.255", 2)
        with pytest.raises(DataResultError, match="OBJECT_UNDEFINED|READ_WRITE_DENIED|OTHER_REASON|TYPE_UNMATCHED"):
            cosem.read(3, "1.0.1.8.0.255", 9)


def test_the_names_that_outside_tools_use(meter):
    with GuruxClient(meter.address, PUBLIC) as gurux:
        assert bytes(gurux.get(1, "0.0.42.0.0.255", 2)) == b"MCS00000001"
        saps = gurux.get(17, "0.0.41.0.0.255", 2)
    assert [(int(sap), bytes(name)[:3]) for sap, name in saps] == [(1, b"MCS"), (17, b"MCS")]


def test_the_second_logical_device_is_served_beside_the_first(meter, description):
    names = objects(description, 17)
    for client in (PUBLIC, BENCH):
        with GuruxClient(meter.address, client, server=17) as gurux:
            listed = {(int(item.objectType), item.logicalName) for item in gurux.object_list()}
            assert listed <= set(names)
            assert (8, "0.0.1.0.0.255") in listed and (1, "0.0.42.0.0.255") in listed
            assert gurux.get(8, "0.0.1.0.0.255", 2)
    energies = [key for key in names if key[0] in (3, 4) and key[1].startswith("1.")]
    assert len(energies) == 1


def test_the_reader_has_no_association_with_the_second_device(meter):
    with pytest.raises(GXDLMSException), GuruxClient(meter.address, READER, server=17):
        pass
