"""What the console offers beside looking: zoom, search, marks, export, listeners, objects by hand."""

import json
import re

from harness.clients import BENCH, READER
from harness.gurux import GuruxClient

ENERGY = (3, "1.0.1.8.0.255")
CLOCK = (8, "0.0.1.0.0.255")


def read_twice(console):
    with GuruxClient(console.address, READER) as gurux:
        gurux.get(*ENERGY, 2)
        gurux.get(*CLOCK, 3)
    console.keys("2")
    console.wait_for("RLRE")


def test_a_pane_is_zoomed_and_comes_back(console):
    read_twice(console)
    console.keys("z")
    console.wait_until_gone("Octets")
    console.keys("z")
    console.wait_for("Octets")


def test_a_search_goes_to_a_frame_and_hides_none(console):
    read_twice(console)
    console.command("find obis==1.0.1.8.0.255")
    text = console.wait_for(re.compile(r">[^\n]*1\.0\.1\.8\.0\.255"))
    assert "filter:" not in text
    first = re.search(r">[^\n]*", text)[0]
    console.keys("n")
    console.wait_for(lambda text: re.search(r">[^\n]*1\.0\.1\.8\.0\.255", text) and first not in text)


def test_marked_frames_are_filtered_and_exported(console, tmp_path):
    read_twice(console)
    console.keys("Up", "m")
    console.keys("/")
    console.type("marked")
    console.keys("Enter")
    console.wait_for(re.compile(r"filter: marked"))
    file = tmp_path / "frames.json"
    console.command(f"export {file}")
    console.wait_for("1 frames written")
    frames = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(frames) == 1 and frames[0]["direction"] == "received"


def test_a_listener_is_closed(console):
    console.command(f"unlisten tcp://127.0.0.1:{console.port}")
    console.wait_for("closed tcp://127.0.0.1:0")
    console.wait_until_gone(re.compile(rf":{console.port} ▲"))


def test_the_theme_for_colour_blind_people(console):
    console.command("theme colour-blind")
    console.wait_for("theme colour-blind")


def test_an_object_is_copied_for_clients_and_removed_again(console):
    console.wait_for("[Objects]")
    console.command("goto 1.0.1.8.0.255")
    console.wait_for("scaler_unit")
    console.keys("c")
    console.wait_for(re.compile("copy", re.IGNORECASE))
    console.keys("C-u")
    console.type("1.0.1.8.9.255")
    console.keys("Enter")

    def names():
        with GuruxClient(console.address, BENCH) as gurux:
            return [item.logicalName for item in gurux.object_list()]

    console.wait_for(lambda _: "1.0.1.8.9.255" in names())
    console.command("goto 1.0.1.8.9.255")
    console.keys("d")
    console.wait_for(re.compile("remove", re.IGNORECASE))
    console.keys("y")
    console.wait_for(lambda _: "1.0.1.8.9.255" not in names())
