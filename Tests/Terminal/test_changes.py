"""What is changed on the screen is what a client reads next, and the other way round."""

import re

import pytest
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.program import THREE_PHASE, meterconsole
from harness.screen import Console

CLOCK = (8, "0.0.1.0.0.255")
VOLTAGE = (3, "1.0.32.7.0.255")


def edit_time_zone(console, text):
    """Opens the form of the clock's time_zone and commits `text`."""
    console.keys("1")
    console.command("goto 0.0.1.0.0.255")
    console.wait_for("time_zone")
    console.keys("Right")
    console.keys("Down", "Down")
    console.wait_for(re.compile(r"time_zone"))
    console.keys("e")
    console.wait_for(re.compile(r"time_zone.*", re.IGNORECASE))
    console.keys("End", *["BSpace"] * 6)
    console.type(text)
    console.keys("Enter")


def read_time_zone(console):
    with GuruxClient(console.address, PUBLIC) as gurux:
        return gurux.get(*CLOCK, 3)


def test_an_edit_is_what_a_client_reads_next_and_undo_takes_it_back(console):
    before = read_time_zone(console)
    edit_time_zone(console, "90")
    text = console.wait_for(re.compile(r"→ *90|-> *90"))
    assert str(before) in text
    assert read_time_zone(console) == 90
    console.keys("u")
    console.wait_for(lambda _: read_time_zone(console) == before)


def test_a_value_that_does_not_fit_is_refused_with_what_would(console):
    before = read_time_zone(console)
    edit_time_zone(console, "99999")
    console.wait_for(re.compile(r"32 ?767|-720|720"))
    console.keys("Escape")
    assert read_time_zone(console) == before


def test_an_injected_register_is_what_a_client_reads_next(console):
    console.wait_for("[Objects]")
    console.command("inject voltage_l1 243.7")
    console.wait_for(re.compile(r"243[.,]7"))

    def voltage(_):
        with GuruxClient(console.address, READER) as gurux:
            scaler, _unit = gurux.get(*VOLTAGE, 3)
            return abs(int(gurux.get(*VOLTAGE, 2)) * 10 ** int(scaler) - 243.7) < 0.06

    console.wait_for(voltage)


def test_what_a_client_sets_appears_on_the_screen(console):
    console.command("goto 0.0.1.0.0.255")
    console.wait_for("time_zone")
    with CosemClient.to(console.address, BENCH) as cosem:
        cosem.write(*CLOCK, 3, b"\x10\x01\x4a")
    console.wait_for("330")


def test_readonly_stops_the_console_and_not_the_clients():
    with Console(80, 24, "--readonly") as console:
        console.wait_for("[Objects]")
        console.command("inject voltage_l1 243.7")
        console.wait_for(re.compile("read-?only", re.IGNORECASE))
        with CosemClient.to(console.address, BENCH) as cosem:
            cosem.write(*CLOCK, 3, b"\x10\x00\x1e")
        assert read_time_zone(console) == 30


def test_a_saved_definition_holds_only_what_changed(console, tmp_path):
    edit_time_zone(console, "90")
    console.wait_for(re.compile(r"→ *90|-> *90"))
    saved = tmp_path / "changed.yaml"
    console.command(f"save {saved}")
    console.wait_for(lambda _: saved.exists())
    console.wait_for(re.compile(r"saved"))
    text = saved.read_text(encoding="utf-8")
    assert "extends:" in text and "time_zone" in text
    assert len(text.splitlines()) < 30
    assert meterconsole("check", saved).returncode == 0
    with Console(definition=saved) as again:
        assert read_time_zone(again) == 90


def test_quitting_with_unsaved_edits_asks(console):
    edit_time_zone(console, "90")
    console.wait_for(re.compile(r"→ *90|-> *90"))
    console.keys("Q")
    console.wait_for(re.compile("save", re.IGNORECASE))
    console.keys("Escape")
    assert read_time_zone(console) == 90, "Escape goes on"
    console.quit()
    console.wait_for("ended with 0")


@pytest.mark.parametrize("line", ["listen tcp://127.0.0.1:0"])
def test_a_listener_is_opened_live(console, line):
    console.command(line)
    console.wait_for(lambda text: len(re.findall(r"tcp[^\n]*?:\d{4,5}|listening", text)) >= 1 and "error" not in text)


def test_reload_takes_a_changed_file_in(tmp_path):
    copy = tmp_path / "meter.yaml"
    copy.write_text(THREE_PHASE.read_text(encoding="utf-8"), encoding="utf-8")
    with Console(definition=copy) as console:
        console.wait_for("[Objects]")
        copy.write_text(copy.read_text(encoding="utf-8").replace("00000001", "00000009"), encoding="utf-8")
        console.command("reload")
        console.wait_for(re.compile("reload", re.IGNORECASE))

        def renamed(_):
            with GuruxClient(console.address, PUBLIC) as gurux:
                return bytes(gurux.get(1, "0.0.42.0.0.255", 2)) == b"MCS00000009"

        console.wait_for(renamed)
