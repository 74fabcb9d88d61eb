"""A modem line with a scripted modem at the other end of a pseudo terminal."""

import time

import pytest
from harness import wire
from harness.carriers import Terminal
from harness.clients import BENCH
from harness.gurux import GuruxClient
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
        mode: MODE
        number_of_calls: CALLS
        number_of_rings: {nr_rings_in_window: 2, nr_rings_out_of_window: 0}
        listening_window: [WINDOW]
        list_of_allowed_callers: [CALLERS]
"""
ANSWER = "0.0.2.2.0.255"
INACTIVE, ACTIVE, LOCKED = 0, 1, 2


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
def meter(tmp_path, request):
    """A meter with a modem; the test's parameters say what its Auto answer object is."""
    answer = {"MODE": "line_dedicated_to_device", "CALLS": "0", "WINDOW": "", "CALLERS": ""}
    answer |= getattr(request, "param", {})
    setup = SETUP.lstrip("\n")
    for name, value in answer.items():
        setup = setup.replace(name, value)
    text = THREE_PHASE.read_text()
    place = text.index("      - class: IEC HDLC setup")
    definition = tmp_path / "modem.yaml"
    definition.write_text(text[:place] + setup + text[place:])
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


# Auto answer


def ready(meter, tmp_path) -> Modem:
    modem = Modem(tmp_path / "modem")
    modem.initialise()
    idle(meter)
    return modem


def ring(modem, caller=None, rings=2):
    """Lets the telephone ring; who calls is said between the first ring and the second."""
    for number in range(rings):
        modem.say(b"RING")
        if caller and number == 0:
            modem.say(b"NMBR = " + caller)


def status(meter) -> int:
    with GuruxClient(meter.address, BENCH) as client:
        return client.get(28, ANSWER, 4)


def write(meter, attribute: int, data: bytes):
    with wire.Link(meter.address, BENCH.sap) as link:
        link.exchange(wire.aarq(BENCH))
        assert link.exchange(wire.set_(28, ANSWER, attribute, data)) == bytes.fromhex("c501c100")


def refusal(meter, since=0) -> str:
    prefix = "modem: the call is not answered: "
    return meter.wait_for(lambda event: event.get("text", "").startswith(prefix), since)["text"].removeprefix(prefix)


def hang_up(modem, meter):
    since = meter.mark()
    modem.say(b"NO CARRIER")
    meter.wait_for(lambda event: event.get("text") == "modem: waits for a call", since)


@pytest.mark.parametrize("meter", [{"MODE": "shared_line_limited_number_of_calls", "CALLS": "1"}], indirect=True)
def test_the_limit_of_calls_is_obeyed_and_the_status_says_so(meter, tmp_path):
    modem = ready(meter, tmp_path)
    assert status(meter) == ACTIVE
    ring(modem)
    modem.expect(b"ATA\r")
    modem.say(b"CONNECT")
    meter.wait_for(lambda event: event.get("text") == "modem: a call is open")
    assert status(meter) == INACTIVE
    hang_up(modem, meter)
    ring(modem)
    assert refusal(meter) == "the limit of 1 calls is reached"
    write(meter, 5, b"\x11\x02")
    assert status(meter) == ACTIVE
    ring(modem)
    modem.expect(b"ATA\r")


@pytest.mark.parametrize(
    "meter",
    [{"MODE": "shared_line_limited_number_of_successful_calls", "CALLS": "1"}],
    indirect=True,
)
def test_a_call_without_a_connection_does_not_count_in_mode_2(meter, tmp_path):
    modem = ready(meter, tmp_path)
    for answer in (b"NO CARRIER", b"CONNECT"):
        ring(modem)
        modem.expect(b"ATA\r")
        since = meter.mark()
        modem.say(answer)
        meter.wait_for(lambda event: event.get("text", "").startswith("modem: "), since)
    assert status(meter) == INACTIVE


@pytest.mark.parametrize("meter", [{"CALLERS": '{caller_id: "+49555*", call_type: normal_CSD_call}'}], indirect=True)
def test_only_callers_in_the_list_are_answered(meter, tmp_path):
    modem = ready(meter, tmp_path)
    ring(modem)
    assert refusal(meter) == "the line has not said who calls"
    since = meter.mark()
    modem.say(b'+CLIP: "+4930123",145')
    assert refusal(meter, since) == "the caller is not allowed"
    modem.say(b'+CLIP: "+495551234",145')
    modem.expect(b"ATA\r")


@pytest.mark.parametrize("meter", [{"CALLERS": '{caller_id: "110", call_type: wake_up_request}'}], indirect=True)
def test_a_wake_up_request_is_told_and_not_answered(meter, tmp_path):
    modem = ready(meter, tmp_path)
    ring(modem, caller=b"110", rings=1)
    meter.wait_for(lambda event: event.get("text") == "modem: a wake-up request, the call is not answered")


CLOSED = '{start_time: "2020-01-01 00:00:00", end_time: "2020-01-02 00:00:00"}'


@pytest.mark.parametrize("meter", [{"WINDOW": CLOSED}], indirect=True)
def test_outside_of_the_listening_window_other_rings_count(meter, tmp_path):
    modem = ready(meter, tmp_path)
    assert status(meter) == INACTIVE
    ring(modem)
    assert refusal(meter) == "outside of the listening window"
    write(meter, 6, bytes.fromhex("0202 1100 1103"))
    assert status(meter) == ACTIVE
    ring(modem, rings=1)
    modem.expect(b"ATA\r")
