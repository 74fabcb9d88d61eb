"""What the meter remembers when its power fails: real clients before and after, `kill -9` between."""

import contextlib
import os
import re
import signal
import sqlite3
import struct
import time

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.objects import GXDLMSSecuritySetup
from gurux_dlms.objects.enums import GlobalKeyType
from harness import wire
from harness.clients import BENCH, PUBLIC, Client
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import THREE_PHASE, meterconsole
from harness.secure import BOTH, ENCRYPTION_KEY, MASTER_KEY, SecureClient

CLOCK = (8, "0.0.1.0.0.255")
ENERGY = (3, "1.0.1.8.0.255", 2)
MANAGEMENT = Client("management", 1)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state"


def power_fails(meter):
    os.kill(meter.pid, signal.SIGKILL)
    meter.process.wait(timeout=20)


def noted(meter, text):
    meter.wait_for(lambda event: event["event"] == "note" and text in event["text"])


def wait_for_entry(folder, name):
    """Looks into the file beside the running meter until it has the entry: within a second, on a machine at ease."""
    deadline = time.monotonic() + 60
    with contextlib.closing(sqlite3.connect(f"file:{folder}/MCS00000001.sqlite?mode=ro", uri=True)) as database:
        while not database.execute("SELECT 1 FROM state WHERE name = ?", (name,)).fetchone():
            assert time.monotonic() < deadline, f"{name} is not in the file"
            time.sleep(0.2)


def time_zone(meter) -> int:
    with GuruxClient(meter.address, BENCH) as client:
        return client.get(*CLOCK, 3)


def set_time_zone(meter, minutes):
    with GuruxClient(meter.address, BENCH) as client:
        clock = client.object(*CLOCK)
        clock.timeZone = minutes
        client.write(clock, 3)


def manager(meter, key=ENCRYPTION_KEY, counter=1):
    return SecureClient(meter.address, MANAGEMENT, 5, BOTH, key=key, counter=counter)


def test_what_was_acknowledged_outlasts_a_power_failure(folder):
    with Meter(state=folder) as meter:
        assert time_zone(meter) != 330
        set_time_zone(meter, 330)
        power_fails(meter)
    with Meter(state=folder) as meter:
        assert time_zone(meter) == 330
        noted(meter, "state is kept in")


def test_without_a_folder_nothing_is_kept_and_the_log_says_from_where_counters_start():
    with Meter() as meter:
        noted(meter, "no state is kept: transmit counters start at")
        set_time_zone(meter, 330)
    with Meter() as meter:
        assert time_zone(meter) != 330


def test_the_clock_goes_on_without_power(folder):
    with Meter(state=folder) as meter:
        with CosemClient.to(meter.address, BENCH) as client:
            client.write(*CLOCK, 2, b"\x09\x0c" + bytes.fromhex("07e90c0f010c000000ffc400"))
        power_fails(meter)
    with Meter(state=folder) as meter, GuruxClient(meter.address, PUBLIC) as client:
        now = client.get(*CLOCK, 2)
        assert bytes(now)[:5] == bytes.fromhex("07e90c0f01")
        assert bytes(now)[5] == 12


def test_a_transferred_key_counts_after_a_power_failure(folder):
    key = bytes(range(0x40, 0x50))
    with Meter(state=folder) as meter:
        with manager(meter) as client:
            setup = GXDLMSSecuritySetup("0.0.43.0.1.255")
            client.exchange(setup.globalKeyTransfer(client.dlms, MASTER_KEY, [(GlobalKeyType.UNICAST_ENCRYPTION, key)]))
            client.dlms.ciphering.blockCipherKey = key
        power_fails(meter)
    with Meter(state=folder) as meter:
        with pytest.raises((GXDLMSException, ConnectionError)), manager(meter, counter=1000):
            pass
        with manager(meter, key, counter=2000) as client:
            assert client.get(*ENERGY) > 0


def test_a_request_from_before_the_failure_cannot_be_replayed(folder):
    with Meter(state=folder) as meter:
        with manager(meter, counter=500) as client:
            setup = client.object(*CLOCK)
            setup.timeZone = 120
            client.write(setup, 3)
        power_fails(meter)
    with Meter(state=folder) as meter:
        with pytest.raises(GXDLMSException), manager(meter, counter=500):
            pass
        with manager(meter, counter=600) as client:
            assert client.get(*CLOCK, 3) == 120


def sent_counter(answer: bytes) -> int:
    """The invocation counter of a ciphered response: tag, length, security control, counter."""
    place = 2 if answer[1] < 0x80 else 2 + (answer[1] & 0x7F)
    return struct.unpack(">I", answer[place + 1 : place + 5])[0]


@pytest.mark.timeout(600)
def test_no_counter_is_used_twice_however_often_the_power_fails(folder, tmp_path):
    # Without a simulation there is no history to be filled in, so that the meter starts a hundred times in no time.
    still = tmp_path / "still.yaml"
    still.write_text(re.sub(r"^simulation:\n(?: .*\n|\n)+", "", THREE_PHASE.read_text(), flags=re.MULTILINE))
    seen: list[int] = []
    for number in range(100):
        with Meter(still, state=folder) as meter:
            client = manager(meter, counter=1 + 100 * number)
            carry = client.carrier.receive

            def receive():
                octets = carry()
                for _, _, apdu in wire.unwrap(octets):
                    if apdu[0] in (0xCC, 0xCF):
                        seen.append(sent_counter(apdu))
                return octets

            client.carrier.receive = receive
            with client:
                for _ in range(number % 4 + 1):
                    client.get(*ENERGY)
                power_fails(meter)
    assert len(seen) >= 250
    assert len(set(seen)) == len(seen)
    assert seen == sorted(seen)


def test_acknowledged_values_are_all_there(folder):
    for minutes in range(60, 76):
        with Meter(state=folder) as meter:
            if minutes > 60:
                assert time_zone(meter) == minutes - 1
            set_time_zone(meter, minutes)
            power_fails(meter)


def test_energies_and_profiles_are_never_more_than_a_second_behind(folder):
    profile = (7, "1.0.99.1.0.255")
    with Meter(state=folder) as meter:
        with GuruxClient(meter.address, BENCH) as client:
            rows, energy = client.get(*profile, 7), client.get(*ENERGY)
        assert rows > 100
        wait_for_entry(folder, "register/energy_active_import")
        wait_for_entry(folder, "buffer/1/7/1.0.99.1.0.255")
        power_fails(meter)
    with Meter(state=folder) as meter, GuruxClient(meter.address, BENCH) as client:
        assert client.get(*profile, 7) >= rows
        assert energy <= client.get(*ENERGY) < energy + 1000
        entries = meterconsole("state", "show", THREE_PHASE, "--state", folder)
        assert entries.returncode == 1, "a running meter has it"


def test_a_second_process_is_told_whose_the_state_is(folder):
    with Meter(state=folder):
        result = meterconsole("serve", THREE_PHASE, "--listen", "tcp://127.0.0.1:0", "--state", folder)
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "in use by another process; end it, or give another folder with --state DIR" in result.stderr


def test_a_damaged_file_is_told_in_one_line(folder):
    with Meter(state=folder) as meter:
        set_time_zone(meter, 330)
    file = folder / "MCS00000001.sqlite"
    assert file.stat().st_mode & 0o777 == 0o600, "keys lie in it"
    file.write_bytes(b"\0" * 8192)
    result = meterconsole("serve", THREE_PHASE, "--listen", "tcp://127.0.0.1:0", "--state", folder)
    assert result.returncode == 1
    assert "MCS00000001.sqlite: damaged; move it away" in result.stderr
    assert meterconsole("state", "reset", THREE_PHASE, "--state", folder).returncode == 0
    with Meter(state=folder) as meter:
        assert time_zone(meter) != 330


def test_a_file_of_a_newer_version_is_left_alone(folder):
    with Meter(state=folder):
        pass
    with sqlite3.connect(folder / "MCS00000001.sqlite") as database:
        database.execute("INSERT INTO grdb_migrations VALUES ('what comes later')")
    result = meterconsole("serve", THREE_PHASE, "--listen", "tcp://127.0.0.1:0", "--state", folder)
    assert result.returncode == 1
    assert "written by a newer version" in result.stderr


def test_what_does_not_fit_any_more_is_dropped_and_said(folder):
    with Meter(state=folder) as meter:
        set_time_zone(meter, 330)
    with sqlite3.connect(folder / "MCS00000001.sqlite") as database:
        database.execute("UPDATE state SET name = 'attribute/1/8/0.0.1.0.9.255/3' WHERE name LIKE 'attribute/1/8/%/3'")
    with Meter(state=folder) as meter:
        noted(meter, "attribute/1/8/0.0.1.0.9.255/3 does not fit the definition any more and was dropped")
        assert time_zone(meter) != 330


def test_state_is_shown_exported_and_imported_without_a_secret_on_the_screen(folder, tmp_path):
    with Meter(state=folder) as meter:
        set_time_zone(meter, 330)
    shown = meterconsole("state", "show", THREE_PHASE, "--state", folder)
    assert shown.returncode == 0, shown.stderr
    assert "attribute/1/8/0.0.1.0.0.255/3" in shown.stdout
    exported = meterconsole("state", "export", THREE_PHASE, "--state", folder).stdout
    file = tmp_path / "state.json"
    file.write_text(exported)
    other = tmp_path / "other"
    result = meterconsole("state", "import", THREE_PHASE, file, "--state", other)
    assert result.returncode == 0, result.stderr
    with Meter(state=other) as meter:
        assert time_zone(meter) == 330
