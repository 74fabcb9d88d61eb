"""What clients change: attributes set and read back, methods invoked, and what is refused."""

import pytest
from dlms_cosem.client import ActionError
from dlms_cosem.enumerations import DataAccessResult
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode
from harness import axdr
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient

CLOCK = (8, "0.0.1.0.0.255")
ENERGY = (3, "1.0.1.8.0.255")
LOAD_PROFILE = (7, "1.0.99.1.0.255")
LONG = 16
# Deviation and status of a date-time that leave both to the meter: 12:34 is 12:34 on its clock.
LOCAL_TIME = "8000ff"


def long(value: int) -> bytes:
    return bytes([LONG]) + value.to_bytes(2, "big", signed=True)


def settable_identifiers(description):
    device = next(device for device in description["logical_devices"] if device["sap"] == 1)
    return [
        entry["obis"]
        for entry in device["objects"]
        if entry["class"] == 1
        and entry["obis"] in [f"0.0.96.1.{number}.255" for number in range(5)]
        and entry["attributes"][1]["access"]["bench"] == "read_write"
    ]


def test_gurux_sets_the_time_zone_and_reads_it_back(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        clock = gurux.object(*CLOCK)
        clock.timeZone = -60
        gurux.write(clock, 3)
        assert gurux.read(gurux.object(*CLOCK), 3) == -60


def test_dlms_cosem_sets_the_time_zone_and_another_client_reads_it(fresh_meter):
    with CosemClient.to(fresh_meter.address, BENCH) as cosem:
        assert cosem.write(*CLOCK, 3, long(330)) == DataAccessResult.SUCCESS
    with GuruxClient(fresh_meter.address, PUBLIC) as gurux:
        assert gurux.get(*CLOCK, 3) == 330


def test_a_device_identifier_is_set_and_read_back(fresh_meter, description):
    identifiers = settable_identifiers(description)
    assert identifiers
    with CosemClient.to(fresh_meter.address, BENCH) as cosem:
        before = cosem.read(1, identifiers[0], 2)
        text = b"set over the wire"
        changed = before[:1] + bytes([len(text)]) + text
        assert cosem.write(1, identifiers[0], 2, changed) == DataAccessResult.SUCCESS
        assert cosem.read(1, identifiers[0], 2) == changed


def test_setting_needs_the_right_and_the_event_says_so(fresh_meter):
    since = fresh_meter.mark()
    with CosemClient.to(fresh_meter.address, READER) as cosem:
        assert cosem.write(*CLOCK, 3, long(60)) == DataAccessResult.READ_WRITE_DENIED
    refusal = fresh_meter.wait_for(lambda event: event["event"] == "refused", since)
    assert refusal["client"] == READER.sap
    assert "read-write-denied" in refusal["answer"]
    assert "write" in refusal["asked"] and "0.0.1.0.0.255" in refusal["asked"]
    assert refusal["allowed"] == "read"


def test_a_value_of_another_type_is_refused(fresh_meter):
    with CosemClient.to(fresh_meter.address, BENCH) as cosem:
        assert cosem.write(*CLOCK, 3, b"\x09\x02\x00\x3c") == DataAccessResult.TYPE_UNMATCHED
        assert axdr.decode(cosem.read(*CLOCK, 3)).type == "long"


def test_the_clock_is_set_and_goes_on_from_there(fresh_meter):
    with CosemClient.to(fresh_meter.address, BENCH) as cosem:
        wanted = bytes.fromhex("07e9060f070c223800" + LOCAL_TIME)
        assert cosem.write(*CLOCK, 2, b"\x09\x0c" + wanted) == DataAccessResult.SUCCESS
        now = axdr.decode(cosem.read(*CLOCK, 2)).value
    assert now[:5] == wanted[:5]
    assert (now[5], now[6]) == (12, 34), "the time set, perhaps a few seconds later"


def test_the_clock_adjusts_to_the_quarter(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        gurux.invoke(*CLOCK, 1)
        now = bytes(gurux.get(*CLOCK, 2))
    assert now[6] % 15 == 0 and now[7] < 30


def test_the_clock_shifts_its_time(fresh_meter):
    def seconds(octets):
        return octets[5] * 3600 + octets[6] * 60 + octets[7]

    with CosemClient.to(fresh_meter.address, BENCH) as cosem:
        cosem.write(*CLOCK, 2, b"\x09\x0c" + bytes.fromhex("07e9060f070c000000" + LOCAL_TIME))
        cosem.invoke(*CLOCK, 6, long(600))
        now = axdr.decode(cosem.read(*CLOCK, 2)).value
    assert 0 <= seconds(now) - (12 * 3600 + 600) < 30


def test_a_register_is_reset(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        before = gurux.get(*ENERGY, 2)
        gurux.invoke(*ENERGY, 1)
        assert gurux.get(*ENERGY, 2) < before


def test_a_method_needs_the_right(fresh_meter):
    with CosemClient.to(fresh_meter.address, READER) as cosem, pytest.raises(ActionError, match="READ_WRITE_DENIED"):
        cosem.invoke(*ENERGY, 1)
    with GuruxClient(fresh_meter.address, PUBLIC) as gurux, pytest.raises(GXDLMSException) as refused:
        gurux.invoke(*CLOCK, 1)
    assert refused.value.errorCode == ErrorCode.READ_WRITE_DENIED


def test_a_method_that_does_not_exist_is_refused(fresh_meter):
    with CosemClient.to(fresh_meter.address, BENCH) as cosem, pytest.raises(ActionError):
        cosem.invoke(*ENERGY, 99)


def test_a_profile_captures_on_demand_and_is_reset(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        gurux.invoke(*LOAD_PROFILE, 1)
        assert gurux.get(*LOAD_PROFILE, 7) == 0
        gurux.invoke(*LOAD_PROFILE, 2)
        assert gurux.get(*LOAD_PROFILE, 7) == 1
        assert len(gurux.get(*LOAD_PROFILE, 2)) == 1


def test_the_password_is_changed_and_only_the_new_one_opens(fresh_meter):
    own_association = (15, "0.0.40.0.0.255")
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        association = gurux.object(*own_association)
        association.secret = b"bench002"
        association.setDataType(7, DataType.OCTET_STRING)
        gurux.write(association, 7)
    with pytest.raises(GXDLMSException), GuruxClient(fresh_meter.address, BENCH):
        pass
    with GuruxClient(fresh_meter.address, BENCH, password=b"bench002") as gurux:
        with pytest.raises(GXDLMSException) as refused:
            gurux.get(*own_association, 7)
        assert refused.value.errorCode == ErrorCode.READ_WRITE_DENIED
    printed = "\n".join(fresh_meter.lines)
    assert "bench002" not in printed and b"bench002".hex() not in printed.lower()
