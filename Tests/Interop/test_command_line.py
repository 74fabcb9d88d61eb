"""The command line that other tools rely on: statuses, first lines, places of faults, shapes of JSON."""

import os
import re
import signal
import socket
import subprocess
import time

import pytest
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import ROOT, THREE_PHASE, binary, meterconsole, processor_seconds

USAGE = 64
FAULT = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): error: (?P<text>.+)$")
MINIMAL = """\
meter:
  manufacturer: MCS
  serial: "00000002"
"""


# serve


def test_serve_prints_the_real_port_first_and_ends_with_0_on_sigterm():
    with Meter() as meter:
        assert meter.lines[0] == f"listening tcp://127.0.0.1:{meter.port}"
        assert meter.stop(signal.SIGTERM) == 0


def test_serve_keeps_the_query_and_prints_a_line_per_listener():
    listeners = ["tcp://127.0.0.1:0?name=one", "tcp://127.0.0.1:0"]
    arguments = ["serve", str(THREE_PHASE)]
    for listener in listeners:
        arguments += ["--listen", listener]
    with Meter(arguments=arguments) as meter:
        meter.wait_until(lambda _: len(meter.lines) >= 2)
        assert re.fullmatch(r"listening tcp://127\.0\.0\.1:\d+\?name=one", meter.lines[0])
        assert re.fullmatch(r"listening tcp://127\.0\.0\.1:\d+", meter.lines[1])
        ports = [int(re.search(r":(\d+)(\?|$)", line)[1]) for line in meter.lines[:2]]
        for port in ports:
            with GuruxClient(("127.0.0.1", port)) as gurux:
                assert gurux.get(8, "0.0.1.0.0.255", 2)


def test_serve_is_listening_within_a_second():
    with Meter() as meter:
        assert processor_seconds(meter.pid) < 1, "unoptimised and on a busy machine, so its own time counts"


def test_serve_fails_on_a_busy_port_with_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        result = meterconsole("serve", THREE_PHASE, "--listen", url)
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert url.removeprefix("tcp://") in result.stderr


def test_events_are_json_objects_with_their_fields(fresh_meter):
    with GuruxClient(fresh_meter.address) as gurux:
        gurux.get(8, "0.0.1.0.0.255", 2)
    fresh_meter.wait_for(lambda event: event["event"] == "disconnected")
    for event in fresh_meter.events:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)", event["time"])
        # What concerns the meter as a whole has no line.
        assert event["event"] == "note" or event["line"].startswith("tcp")
    kinds = [event["event"] for event in fresh_meter.events]
    assert kinds.index("connected") < kinds.index("associated") < kinds.index("request") < kinds.index("released")
    request = next(event for event in fresh_meter.events if event["event"] == "request")
    assert (request["service"], request["class"], request["obis"], request["id"]) == ("get", 8, "0.0.1.0.0.255", 2)
    assert (request["client"], request["server"]) == (16, 1)
    assert request["result"] == "success"
    assert request["peer"].startswith("127.0.0.1:")


@pytest.mark.parametrize("arguments", [["serve", "no-such-file.yaml"], ["check", "no-such-file.yaml"]], ids=" ".join)
def test_a_missing_file_is_one_line_and_status_1(arguments):
    result = meterconsole(*arguments)
    assert result.returncode == 1
    lines = (result.stderr + result.stdout).strip().splitlines()
    assert len(lines) == 1 and "no-such-file.yaml" in lines[0]


@pytest.mark.parametrize(
    "arguments",
    [["--no-such-option"], ["serve"], ["decode", "--format", "xml", "00"], ["serve", str(THREE_PHASE), "--listen", "x"]],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_usage_errors_end_with_64(arguments):
    assert meterconsole(*arguments).returncode == USAGE


@pytest.mark.parametrize("command", ["run", "serve", "check", "describe", "decode", "state"])
def test_every_command_has_help_with_an_example(command):
    result = meterconsole(command, "--help")
    assert result.returncode == 0
    assert f"meterconsole {command}" in result.stdout
    assert "example" in result.stdout.lower()


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}], ids=["no terminal", "dumb"])
def test_run_without_a_terminal_prints_a_line_per_event_and_no_escape(environment):
    process = subprocess.Popen(
        [binary("meterconsole"), "run", str(THREE_PHASE), "--listen", "tcp://127.0.0.1:0", "--state", "none"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        first = ""
        while not (listening := re.search(r"tcp://127\.0\.0\.1:(\d+)", first)):
            line = process.stdout.readline()
            assert line, first
            first += line
        port = int(listening[1])
        with GuruxClient(("127.0.0.1", port)) as gurux:
            gurux.get(8, "0.0.1.0.0.255", 2)
        lines = [process.stdout.readline() for _ in range(3)]
    finally:
        process.terminate()
        rest, _ = process.communicate(timeout=20)
    assert "\x1b" not in first + "".join(lines) + rest
    assert any("0.0.1.0.0.255" in line for line in [*lines, *rest.splitlines()])
    assert process.returncode == 0


# check


def faults(path, *, status=1):
    result = meterconsole("check", path)
    assert result.returncode == status, result.stdout + result.stderr
    lines = (result.stdout + result.stderr).strip().splitlines()
    found = [FAULT.match(line) for line in lines]
    return [match for match in found if match]


def test_the_sample_meters_are_right():
    for sample in sorted((ROOT / "SampleMeters").glob("*.yaml")):
        assert meterconsole("check", sample).returncode == 0, sample


def test_check_finds_every_fault_at_its_place_with_a_suggestion(tmp_path):
    text = THREE_PHASE.read_text(encoding="utf-8")
    lines = text.splitlines()
    manufacturer = next(number for number, line in enumerate(lines) if re.match(r"\s+manufacturer:", line))
    lines[manufacturer] = lines[manufacturer].replace("manufacturer", "manufacturr")
    mechanism = next(number for number, line in enumerate(lines) if re.search(r"\bmechanism:", line))
    lines[mechanism] = re.sub(r"mechanism: *[\w-]+", "mechanism: sometimes", lines[mechanism])
    broken = tmp_path / "broken.yaml"
    broken.write_text("\n".join(lines), encoding="utf-8")
    found = faults(broken)
    assert all(match["file"] == str(broken) for match in found)
    places = [int(match["line"]) for match in found]
    assert any(abs(place - (manufacturer + 1)) <= 1 for place in places)
    assert any(abs(place - (mechanism + 1)) <= 1 for place in places)
    assert any("manufacturer" in match["text"] for match in found), "the right name is suggested"


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("empty", b"", 1),
        ("not UTF-8", MINIMAL.encode() + b"\xff\xfe: 1\n", 4),
        ("a tab", MINIMAL.encode() + b"\tlisten: x\n", 4),
        ("an unknown key", MINIMAL.encode() + b"nonsense: 1\n", 4),
        ("no YAML", b"meter: [1, 2\n  : }\n", 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_check_places_a_fault_within_a_line(tmp_path, name, content, line):
    path = tmp_path / "meter.yaml"
    path.write_bytes(content)
    found = faults(path)
    assert found, name
    assert any(abs(int(match["line"]) - line) <= 1 for match in found), [match[0] for match in found]


def test_check_names_a_duplicate_obis_code(tmp_path):
    text = THREE_PHASE.read_text(encoding="utf-8")
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if re.search(r"\b1\.0\.1\.8\.0\.255\b", line))
    end = next(
        (number for number in range(place + 1, len(lines)) if not lines[number].startswith((" " * 6, "\t"))),
        len(lines),
    )
    start = place
    indent = len(lines[start]) - len(lines[start].lstrip())
    item = [lines[start]]
    for number in range(start + 1, end + 1):
        if number >= len(lines) or (lines[number].strip() and len(lines[number]) - len(lines[number].lstrip()) <= indent):
            break
        item.append(lines[number])
    doubled = lines[: start + len(item)] + item + lines[start + len(item) :]
    path = tmp_path / "doubled.yaml"
    path.write_text("\n".join(doubled), encoding="utf-8")
    found = faults(path)
    assert any("1.0.1.8.0.255" in match["text"] for match in found), [match[0] for match in found]
    assert any(abs(int(match["line"]) - (start + len(item) + 1)) <= 1 for match in found)


def test_check_refuses_a_huge_file_at_once(tmp_path):
    path = tmp_path / "huge.yaml"
    with path.open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    begin = time.monotonic()
    assert faults(path)
    assert time.monotonic() - begin < 3


# describe


def test_describe_has_the_shape_that_tools_read(description):
    assert description["meter"]["manufacturer"] == "MCS"
    for device in description["logical_devices"]:
        assert isinstance(device["sap"], int) and device["name"]
        for association in device["associations"]:
            assert isinstance(association["client"], int) and association["name"]
            assert association["referencing"] in ("ln", "sn")
            assert isinstance(association["ciphered"], bool)
            assert association["mechanism"] in range(8)
        for entry in device["objects"]:
            assert isinstance(entry["class"], int) and isinstance(entry["version"], int)
            assert re.fullmatch(r"(\d{1,3}\.){5}\d{1,3}", entry["obis"])
            assert entry["name"]
            for attribute in entry["attributes"]:
                assert attribute["kind"] in ("static", "dynamic")
                assert {"id", "name", "type", "access"} <= attribute.keys()
            for method in entry["methods"]:
                assert {"id", "name", "access"} <= method.keys()
            assert [attribute["id"] for attribute in entry["attributes"]][:1] == [1]
