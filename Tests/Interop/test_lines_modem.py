"""A modem line with a scripted modem at the other end of a pseudo terminal."""

import time

import pytest
from harness import wire
from harness.carriers import Terminal
from harness.clients import BENCH
from harness.gurux_hdlc import GuruxHDLC
from harness.hdlc import HDLCLink
from harness.meter import Meter
from harness.program import THREE_PHASE

CLOCK = (8, "0.0.1.0.0.255", 2)
SETUP = """
      - class: Modem configuration
        obis: 0.0.2.0.0.255
        initialization_string:
          - {request: "ATH0", response: "OK", delay_after_response: 100}
          - {request: "ATS0", response: "OK", delay_after_response: 0}
      - class: Auto answer
        obis: 0.0.2.2.0.255
        mode: line_dedicated_to_device
        number_of_rings: {nr_rings_in_window: 2, nr_rings_out_of_window: 0}
"""


class Modem:
    """Says what a script has it say; sees what the meter sends, and when."""

    def __init__(self, path):
        self.line, self.buffer = Terminal(path), b""

    def expect(self, text: bytes) -> float:
        while text not in self.buffer:
            self.buffer += self.line.receive()
        self.buffer = self.buffer.partition(text)[2]
        return time.monotonic()

    def say(self, text: bytes):
        self.line.send(b"\r\n" + text + b"\r\n")

    def initialise(self):
        self.expect(b"ATH0\r")
        self.say(b"OK")
        self.expect(b"ATS0\r")
        self.say(b"OK")


@pytest.fixture
def meter(tmp_path):
    text = THREE_PHASE.read_text()
    place = text.index("      - class: IEC HDLC setup")
    definition = tmp_path / "modem.yaml"
    definition.write_text(text[:place] + SETUP.lstrip("\n") + text[place:])
    with Meter(definition, listen=[f"pty://{tmp_path}/modem?mode=modem"]) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


def idle(meter):
    meter.wait_for(lambda event: event.get("text") == "modem: waits for a call")


def test_a_call_is_answered_at_the_second_ring_and_hung_up_after_disc(meter, tmp_path):
    modem = Modem(tmp_path / "modem")
    modem.initialise()
    idle(meter)
    modem.say(b"RING")
    modem.say(b"RING")
    modem.expect(b"ATA\r")
    modem.say(b"CONNECT 9600")
    meter.wait_for(lambda event: event.get("text") == "modem: a call is open")
    link = HDLCLink(modem.line, BENCH.sap)
    link.connect()
    link.associate(BENCH)
    assert link.exchange(wire.get(*CLOCK))[:4] == bytes.fromhex("c401c100")
    begin = time.monotonic()
    link.disconnect()
    assert modem.expect(b"+++") - begin >= 1
    modem.say(b"OK")
    modem.expect(b"ATH\r")
    since = meter.mark()
    modem.say(b"OK")
    meter.wait_for(lambda event: event.get("text") == "modem: waits for a call", since - 1)


def test_a_lost_carrier_ends_the_call_and_the_next_one_is_answered(meter, tmp_path):
    modem = Modem(tmp_path / "modem")
    modem.initialise()
    idle(meter)
    for last in (False, True):
        modem.say(b"RING")
        modem.say(b"RING")
        modem.expect(b"ATA\r")
        since = meter.mark()
        modem.say(b"CONNECT")
        meter.wait_for(lambda event: event.get("text") == "modem: a call is open", since)
        if last:
            break
        link = HDLCLink(modem.line, BENCH.sap)
        link.connect()
        link.associate(BENCH)
        modem.say(b"NO CARRIER")
        meter.wait_for(lambda event: event["event"] == "released", since)
        meter.wait_for(lambda event: event.get("text") == "modem: waits for a call", since)
    with GuruxHDLC(modem.line, BENCH) as client:
        assert client.get(*CLOCK) is not None


def test_a_modem_that_refuses_is_initialised_again(meter, tmp_path):
    modem = Modem(tmp_path / "modem")
    modem.expect(b"ATH0\r")
    modem.say(b"ERROR")
    meter.wait_for(lambda event: event["event"] == "failed" and "ATH0" in event["reason"])
    modem.initialise()
    idle(meter)
