"""The console at rest costs nothing, and under traffic it still answers."""

import re
import threading
import time

import pytest
from harness import wire
from harness.clients import READER
from harness.program import processor_seconds, resident_megabytes
from harness.screen import Console

WINDOW = 3  # seconds over which processor time is taken
BURST = wire.wrap(wire.get(3, "1.0.1.8.0.255", 2), READER.sap) * 64


@pytest.fixture
def busy():
    """A console on its Frames screen, with a client that asks as fast as it is answered."""
    with Console() as console:
        console.keys("2")
        console.wait_for("following")
        stop = threading.Event()
        answers = []

        def ask():
            with wire.Link(console.address, READER.sap) as link:
                link.exchange(wire.aarq(READER))
                while not stop.is_set():
                    link.send(BURST)
                    for _ in range(64):
                        link.receive()
                    answers.append(64)

        asking = threading.Thread(target=ask)
        asking.start()
        yield console, answers
        stop.set()
        asking.join(timeout=20)


def test_idle_costs_almost_no_processor_time():
    with Console() as console:
        console.wait_for("[Objects]")
        pid = console.pid
        before = processor_seconds(pid)
        end = time.monotonic() + WINDOW
        while (left := end - time.monotonic()) > 0:
            time.sleep(left)  # what is measured is a span of time
        assert processor_seconds(pid) - before < 0.1 * WINDOW


def test_keys_are_answered_under_traffic(busy):
    console, answers = busy
    console.wait_for(lambda _: len(answers) > 20)
    pid = console.pid
    for key, title in [("1", "[Objects]"), ("3", "[Clients]"), ("4", "[Registers]"), ("6", "[Log]"), ("2", "[Frames]")]:
        begin = time.monotonic()
        console.keys(key)
        console.wait_for(title)
        assert time.monotonic() - begin < 2, "two runs of tmux and an unoptimised build are in this"
    seen = len(answers)
    console.wait_for(lambda _: len(answers) > seen + 20)
    assert resident_megabytes(pid) < 400


def test_pause_stops_the_display_and_not_the_meter(busy):
    console, answers = busy
    console.wait_for(re.compile(r"get-response"))
    console.keys("Space")
    console.wait_for(re.compile("pause", re.IGNORECASE))
    seen = len(answers)
    console.wait_for(lambda _: len(answers) > seen + 5)
    assert re.search("pause", console.text(), re.IGNORECASE)
