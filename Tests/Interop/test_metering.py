"""What the meter does by itself, as clients see it: time, tariffs, billing, the switch and firmware images."""

import hashlib
import time

import pytest
from dlms_cosem.enumerations import DataAccessResult
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode
from gurux_dlms.objects import GXDLMSImageTransfer
from harness.clients import BENCH, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import THREE_PHASE

CLOCK = (8, "0.0.1.0.0.255")
DISCONNECT = (70, "0.0.96.3.10.255")
POWER = (3, "1.0.1.7.0.255")
BILLING = (7, "1.0.98.1.0.255")
DAILY = (7, "1.0.99.2.0.255")
LOAD_PROFILE = (7, "1.0.99.1.0.255")
SCRIPTS = (9, "0.0.10.0.106.255")
RATES = (9, "0.0.10.0.100.255")
IMAGE = (18, "0.0.44.0.0.255")
FIRMWARE = (1, "1.0.0.2.0.255")
EVENTS = (7, "0.0.99.98.0.255")
SUPPLY_EVENTS = (7, "0.0.99.98.2.255")


def started(*arguments):
    return Meter(arguments=["serve", str(THREE_PHASE), "--listen", "tcp://127.0.0.1:0", *arguments])


def eventually(look, *, seconds=20):
    """The first true value of `look`, asked every half second."""
    end = time.monotonic() + seconds
    while True:
        value = look()
        if value or time.monotonic() > end:
            return value
        time.sleep(0.5)


def rows(gurux, profile):
    return gurux.get(*profile, 2) or []


def moment(octets):
    """`2026-11-01 00:00` of a date-time."""
    year = int.from_bytes(octets[0:2], "big")
    return f"{year}-{octets[2]:02}-{octets[3]:02} {octets[5]:02}:{octets[6]:02}"


def test_time_runs_fast_and_the_profile_follows_it():
    with started("--time", "2026-10-24 20:00:00", "--clock", "x86400") as meter:
        with GuruxClient(meter.address, READER) as gurux:
            assert eventually(lambda: len(rows(gurux, BILLING)) >= 1)
            bills = [moment(row[0]) for row in rows(gurux, BILLING)]
            assert bills[0] == "2026-11-01 00:00"
            days = [moment(row[0]) for row in rows(gurux, DAILY)]
            assert days == sorted(set(days)) and all(day.endswith("00:00") for day in days)
            assert {"2026-10-25 00:00", "2026-10-26 00:00", "2026-11-01 00:00"} <= set(days)
            # 2026-10-25 02:00 came twice, with another status each time.
            switched = [row for row in rows(gurux, EVENTS) if row[1] == 3]
            assert [moment(row[0]) for row in switched] == ["2026-10-25 02:00"]


def test_the_clock_can_stand_still():
    with started("--time", "2026-03-28 10:00:00", "--clock", "stop") as meter:
        with GuruxClient(meter.address, READER) as gurux:
            assert moment(gurux.get(*CLOCK, 2)) == "2026-03-28 11:00"
            before = gurux.get(*CLOCK, 2)
            eventually(lambda: False, seconds=1.5)
            assert gurux.get(*CLOCK, 2) == before


def test_a_client_that_sets_the_clock_forward_leaves_a_gap_and_bills_once(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        last = moment(rows(gurux, LOAD_PROFILE)[-1][0])
        with CosemClient.to(fresh_meter.address, BENCH) as cosem:
            # 2027-11-01 12:07:00; deviation and status are left to the meter.
            time_to_set = bytes.fromhex("090c" "07eb0b01ff" "0c070000" "8000ff")
            assert cosem.write(*CLOCK, 2, time_to_set) == DataAccessResult.SUCCESS
        bills = eventually(lambda: rows(gurux, BILLING))
        assert [moment(row[0]) for row in bills] == ["2027-11-01 12:07"]
        assert moment(rows(gurux, LOAD_PROFILE)[-1][0]) == last
        codes = [row[1] for row in rows(gurux, EVENTS)]
        assert codes[-2:] == [4, 5]


def test_the_switch_takes_the_load_off_and_gives_it_back(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        assert gurux.get(*POWER, 2) > 0
        gurux.invoke(*DISCONNECT, 1)
        assert gurux.get(*DISCONNECT, 2) is False and gurux.get(*DISCONNECT, 3) == 0
        assert eventually(lambda: gurux.get(*POWER, 2) == 0)
        # Mode 4: a client may reconnect at once.
        gurux.invoke(*DISCONNECT, 2)
        assert gurux.get(*DISCONNECT, 3) == 1
        assert eventually(lambda: gurux.get(*POWER, 2) > 0)
        assert [row[1] for row in rows(gurux, SUPPLY_EVENTS)] == [62, 63]


def test_a_script_does_what_it_lists_and_an_unknown_one_is_refused(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        gurux.invoke(*SCRIPTS, 1, 1, DataType.UINT16)
        assert gurux.get(*DISCONNECT, 3) == 0
        gurux.invoke(*RATES, 1, 2, DataType.UINT16)
        assert bytes(gurux.get(6, "0.0.14.0.0.255", 4)) == b"Rate 2"
        assert gurux.get(1, "0.0.96.14.0.255", 2) == 2
        with pytest.raises(GXDLMSException):
            gurux.invoke(*RATES, 1, 77, DataType.UINT16)


def test_gurux_transfers_an_image_and_activates_it(tmp_path):
    image = bytes(number * 7 % 251 for number in range(5000))
    with started("--state", str(tmp_path)) as meter:
        with GuruxClient(meter.address, BENCH) as gurux:
            transfer: GXDLMSImageTransfer = gurux.object(*IMAGE)
            gurux.read(transfer, 2)
            gurux.read(transfer, 5)
            gurux.exchange(transfer.imageTransferInitiate(gurux.dlms, "MCS-3P-2.0", len(image)))
            blocks = transfer.imageBlockTransfer(gurux.dlms, image, None)
            messages = blocks[0] if isinstance(blocks, tuple) else blocks
            for message in messages:
                gurux.exchange(message)
            assert gurux.get(*IMAGE, 4) == (len(image) + 511) // 512
            gurux.exchange(transfer.imageVerify(gurux.dlms))
            assert gurux.get(*IMAGE, 6) == 3
            info = gurux.get(*IMAGE, 7)[0]
            assert info[0] == len(image) and bytes(info[2]) == hashlib.sha256(image).digest()
            gurux.exchange(transfer.imageActivate(gurux.dlms))
            assert gurux.get(*IMAGE, 6) == 6
            assert bytes(gurux.get(*FIRMWARE, 2)) == b"MCS-3P-2.0"
    assert (tmp_path / "images" / "active.image").read_bytes() == image


def test_an_image_with_a_hole_is_not_verified(fresh_meter):
    with GuruxClient(fresh_meter.address, BENCH) as gurux:
        transfer = gurux.object(*IMAGE)
        gurux.read(transfer, 2)
        gurux.exchange(transfer.imageTransferInitiate(gurux.dlms, "X", 1024))
        with pytest.raises(GXDLMSException) as refusal:
            gurux.exchange(transfer.imageVerify(gurux.dlms))
        assert refusal.value.errorCode == ErrorCode.OTHER_REASON
        assert gurux.get(*IMAGE, 6) == 4
