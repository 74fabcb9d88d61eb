"""What the console shows, and how it is moved through."""

import re

import pytest
from harness.clients import BENCH, READER
from harness.gurux import GuruxClient
from harness.program import meterconsole
from harness.screen import Console

SCREENS = ["Objects", "Frames", "Clients", "Registers"]
CLOCK = (8, "0.0.1.0.0.255")
ENERGY = (3, "1.0.1.8.0.255")


def find(console, obis):
    """Selects an object on the Objects screen."""
    console.keys("1")
    console.command(f"goto {obis}")
    console.wait_for(re.compile(re.escape(obis) + r".*\n"))


def test_the_objects_of_the_meter_are_on_the_first_screen(console):
    text = console.wait_for(re.compile(r"\[Objects\].*\b1[5-9]\d\b"))
    assert "1.0.1.8.0.255" in text and "Active energy import" in text
    console.keys("Home")
    text = console.wait_for("1 Management")
    assert len(text.rstrip("\n").split("\n")) == console.rows
    assert all(len(line) <= console.columns for line in text.split("\n"))


def test_an_object_is_found_by_its_code_and_shows_its_attributes(console):
    console.wait_for("[Objects]")
    console.keys("/")
    console.type("1.0.1.8.0.255")
    console.keys("Enter")
    text = console.wait_for("scaler_unit")
    assert "logical_name" in text and "Register" in text
    assert "kWh" in text or "Wh" in text


def test_an_object_is_found_by_a_word(console):
    console.wait_for("[Objects]")
    console.keys("/")
    console.type("clock")
    console.keys("Enter")
    console.wait_for("time_zone")


def test_the_frames_of_a_client_appear_decoded_as_they_happen(console):
    console.keys("2")
    console.wait_for(re.compile("follow", re.IGNORECASE))
    with GuruxClient(console.address, READER) as gurux:
        gurux.get(*ENERGY, 2)
        text = console.wait_for(re.compile(r"get-response|GET-response", re.IGNORECASE))
    assert "1.0.1.8.0.255" in text
    text = console.wait_for(re.compile(r"RLRE|release-response", re.IGNORECASE))
    assert re.search(r"wrapper", text, re.IGNORECASE), "the newest frame stands decoded beside the list"


def test_a_password_is_masked_in_the_frames(console):
    console.keys("2")
    with GuruxClient(console.address, READER):
        text = console.wait_for(re.compile(r"AARE", re.IGNORECASE))
    seen = [text]
    for _ in range(3):
        console.keys("Up")
        seen.append(console.text())
    for text in seen:
        assert "reader01" not in text and "72 65 61 64 65 72" not in text


def test_frames_are_filtered_and_an_invalid_filter_says_so(console):
    with GuruxClient(console.address, READER) as gurux:
        gurux.get(*CLOCK, 2)
        gurux.get(*ENERGY, 2)
    console.keys("2")
    console.wait_for("0.0.1.0.0.255")
    console.keys("/")
    console.type("obis==1.0.1.8.0.255")
    console.keys("Enter")
    console.wait_until_gone("0.0.1.0.0.255")
    console.keys("/")
    console.type(" &&& nonsense")
    console.wait_for(re.compile("invalid|unknown|expected", re.IGNORECASE))


def test_a_frame_is_copied_as_octets_that_decode_reads(console):
    with GuruxClient(console.address, READER) as gurux:
        gurux.get(*ENERGY, 3)
    console.keys("2")
    console.wait_for("RLRE")
    console.keys("Up", "Up", "y")
    console.wait_for("Copy frame")
    console.keys("Enter")
    console.wait_for("copied as hex")
    copied = console.clipboard()
    assert bytes.fromhex(copied)[8:12] == bytes.fromhex("c401c100")
    assert "get-response-normal" in meterconsole("decode", copied).stdout


def test_a_connected_client_and_the_reason_of_a_refusal_are_on_clients(console):
    from gurux_dlms import GXDLMSException

    console.keys("3")
    with pytest.raises(GXDLMSException), GuruxClient(console.address, READER, password=b"not-this-one"):
        pass
    text = console.wait_for("wrong password")
    assert "not-this-one" not in text and "reader01" not in text
    with GuruxClient(console.address, BENCH):
        console.wait_for(re.compile(r"64→1 +bench"))


@pytest.mark.parametrize(("key", "title"), list(zip("1234", SCREENS, strict=True)) + [("6", "Log")])
def test_digits_choose_the_screen(key, title):
    with Console() as console:
        console.keys(key)
        console.wait_for(title)


def test_help_names_the_keys_of_the_pane(console):
    console.wait_for("[Objects]")
    console.keys("?")
    text = console.wait_for(re.compile("help", re.IGNORECASE))
    assert re.search(r"\be\b.*edit|edit", text, re.IGNORECASE)
    console.keys("Escape")
    console.wait_for("[Objects]")


def test_the_palette_completes_commands(console):
    console.wait_for("[Objects]")
    console.keys(":")
    console.type("the")
    console.keys("Tab")
    console.wait_for(re.compile(r":the.*me|theme"))
    console.keys("Escape")


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast", "mono"])
def test_themes_are_switched_live(theme):
    with Console() as console:
        console.wait_for("[Objects]")
        before = console.coloured()
        console.command(f"theme {theme}")
        text = console.wait_for(f"theme {theme}")
        assert "Objects" in text
        if theme == "mono":
            assert not re.search(r"\x1b\[[\d;]*3[0-7]", console.coloured())
        elif theme == "light":
            console.wait_for(lambda _: console.coloured() != before)


def test_an_unknown_theme_names_those_there_are(console):
    console.command("theme plaid")
    console.wait_for(re.compile("plaid"))


def test_without_colour_the_selection_is_still_visible():
    with Console(environment={"NO_COLOR": "1"}) as console:
        console.wait_for("[Objects]")
        first = console.coloured()
        assert not re.search(r"\x1b\[[\d;]*(3|4)[0-7]", first)
        assert "\x1b[7m" in first or "▸" in first or ">" in first


def test_ascii_draws_without_line_graphics():
    with Console(80, 24, "--ascii") as console:
        text = console.wait_for("[Objects]")
        assert text.isascii()


def test_a_locale_without_utf8_turns_ascii_on():
    with Console(environment={"LANG": "C", "LC_ALL": "C"}) as console:
        assert console.wait_for("[Objects]").isascii()


def test_it_follows_the_size_of_the_terminal_at_any_time(console):
    console.wait_for("[Objects]")
    for columns, rows in ((60, 16), (132, 50), (100, 30), (80, 24)):
        console.resize(columns, rows)
        console.wait_for(
            lambda text, columns=columns, rows=rows: len(text.rstrip("\n").split("\n")) == rows
            and "Objects" in text
            and max(map(len, text.split("\n"))) <= columns
        )


def test_a_terminal_that_is_too_small_says_so_and_comes_back(console):
    console.wait_for("[Objects]")
    console.resize(50, 12)
    console.wait_for(re.compile(r"60.16"))
    console.resize(80, 24)
    console.wait_for("[Objects]")


def test_the_mouse_selects_and_can_be_turned_off():
    with Console() as console:
        console.wait_for("[Objects]")
        assert console.flag("mouse_any_flag") == "1"
        row = next(number for number, line in enumerate(console.lines(), 1) if "Frames" in line or "Fra" in line)
        column = console.lines()[row - 1].index("2 Fra") + 1
        console.mouse(column, row)
        console.wait_for(re.compile("follow", re.IGNORECASE))
    with Console(80, 24, "--no-mouse") as console:
        console.wait_for("[Objects]")
        assert console.flag("mouse_any_flag") == "0"


@pytest.mark.parametrize("octets", ["\x1b[<0;5;5m", "\x1b[<35;9;9M"], ids=["release", "motion"])
def test_what_is_no_key_does_not_end_the_console(console, octets):
    """A report that means nothing may come alone, in a read of its own."""
    console.wait_for("[Objects]")
    console.type(octets)
    console.keys("C-Space")
    console.keys("2")
    console.wait_for("[Frames]")
