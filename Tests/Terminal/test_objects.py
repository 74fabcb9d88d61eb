"""Objects made and used by hand on the Objects screen, as clients see it."""

import re

from harness.clients import BENCH
from harness.gurux import GuruxClient

ENERGY = (3, "1.0.1.8.0.255")
CLOCK = (8, "0.0.1.0.0.255")
MADE = "0.0.96.1.9.255"


def read(console, class_id, obis, attribute):
    with GuruxClient(console.address, BENCH) as gurux:
        return gurux.get(class_id, obis, attribute)


def names(console):
    with GuruxClient(console.address, BENCH) as gurux:
        return [item.logicalName for item in gurux.object_list()]


def go_to(console, obis, row):
    """Selects an object, and a row of its inspector by the keys that lead there."""
    console.keys("1")
    console.command(f"goto {obis}")
    console.wait_for(re.compile(re.escape(obis) + r".*\n"))
    console.keys("Right", *row)


def test_an_object_is_added_from_scratch_edited_and_taken_back(console):
    console.wait_for("[Objects]")
    console.command("add Script table")
    console.wait_for("Add Script table (9)")
    console.keys("C-u")
    console.type(MADE)
    console.keys("Tab")
    console.type("made by hand")
    console.keys("Enter")
    console.wait_for(lambda _: MADE in names(console))
    assert "made by hand" in console.wait_for("made by hand")
    assert read(console, 9, MADE, 2) in ([], None)
    console.command("add No such class")
    console.wait_for("no class `No such class`")
    console.keys("u")
    console.wait_for(lambda _: MADE not in names(console))


def test_a_method_without_a_parameter_is_invoked_after_a_question(console):
    before = read(console, *ENERGY, 2)
    assert before > 1_000_000
    go_to(console, ENERGY[1], ["End"])
    console.keys("x")
    console.wait_for("Invoke reset")
    console.keys("Escape")
    console.wait_until_gone("Invoke reset")
    assert read(console, *ENERGY, 2) >= before
    console.keys("x")
    console.wait_for("Invoke reset")
    console.keys("y")
    console.wait_for(lambda _: read(console, *ENERGY, 2) < 1_000_000)


def test_a_method_with_a_parameter_asks_for_it(console):
    def seconds():
        time = bytes(read(console, *CLOCK, 2))
        return time[5] * 3600 + time[6] * 60 + time[7]

    before = seconds()
    go_to(console, CLOCK[1], ["End"])
    console.keys("x")
    console.wait_for("Invoke shift_time")
    console.keys("C-u")
    console.type("600")
    console.keys("Enter")
    console.wait_for(lambda _: 600 <= (seconds() - before) % 86400 < 700)
