"""The command line that other tools rely on: statuses, first lines, places of faults, shapes of JSON."""

import json
import os
import re
import signal
import socket
import subprocess
import time

import pytest
from harness import wire
from harness.clients import PUBLIC
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
AARQ = wire.aarq(PUBLIC).hex()
GET = "c001c100080000010000ff0200"


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


# decode


def decode(*arguments, stdin=None, status=0):
    result = meterconsole("decode", *arguments, "--format", "json", stdin=stdin)
    assert result.returncode == status, result.stdout + result.stderr
    return json.loads(result.stdout)


def names(node):
    yield node["name"]
    for child in node.get("children", []):
        yield from names(child)


def nodes(items):
    for node in items:
        yield node
        yield from nodes(node.get("children", []))


def test_decode_names_fields_as_the_standard_does():
    decoding = decode(GET)
    assert decoding["error"] is None
    found = list(nodes(decoding["items"]))
    called = [node["name"] for node in found]
    assert "get-request" in " ".join(called) and "invoke-id-and-priority" in called
    text = json.dumps(decoding)
    assert "get-request-normal" in text and "0.0.1.0.0.255" in text


def test_decode_offsets_count_octets_and_children_lie_inside():
    decoding = decode(wire.wrap(bytes.fromhex(GET), 16).hex())

    def check(node, begin, end):
        assert begin <= node["offset"] <= node["offset"] + node["length"] <= end, node
        for child in node.get("children", []):
            check(child, node["offset"], node["offset"] + node["length"])

    for node in decoding["items"]:
        check(node, 0, 8 + len(GET) // 2)
    invoke = next(node for node in nodes(decoding["items"]) if node["name"] == "invoke-id-and-priority")
    assert (invoke["offset"], invoke["length"]) == (10, 1)


def test_decode_takes_several_arguments_blanks_and_standard_input():
    whole = decode(GET)
    assert decode(GET[:10], GET[10:]) == whole
    assert decode("-", stdin=" ".join(re.findall("..", GET)) + "\n") == whole


HDLC_GET = "7ea01a025721324f91e6e600c001c1000f0000280000ff020091537e"


def test_decode_recognises_hdlc_frames_and_what_lies_in_them():
    decoding = decode(HDLC_GET + HDLC_GET[2:])
    assert [item["name"] for item in decoding["items"]] == ["hdlc", "hdlc"]
    assert decoding["items"][0]["meaning"] == "I 1,1 P, 16 to 1/43"
    assert "get-request-normal" in [name for node in decoding["items"] for name in names(node)]


def test_decode_says_which_check_sequence_would_have_been_right():
    error = decode(HDLC_GET.replace("91537e", "90537e"), status=1)["error"]
    assert (error["offset"], error["field"]) == (25, "fcs")
    assert error["reason"] == "found 9053, expected 9153"


def test_decode_puts_segments_together():
    first, second = hdlc_segments(bytes.fromhex("c401c1000905" + "0102030405"))
    decoding = decode("-", stdin=f"12:00:01.5 RX {first.hex(' ')}\n12:00:02 RX {second.hex()}\n")
    assert [item.get("source") for item in decoding["items"]] == [None, None, "reassembled"]
    assert decoding["items"][2]["name"] == "get-response"


def hdlc_segments(apdu):
    information = bytes.fromhex("e6e700") + apdu
    return [
        hdlc_frame(0x10, information[:6], segmented=True),
        hdlc_frame(0x12, information[6:], segmented=False),
    ]


def hdlc_frame(control, information, segmented):
    length = 10 + len(information)
    head = bytes([0xA8 if segmented else 0xA0, length, 0x21, 0x02, 0x21, control])
    body = head + hdlc_check(head) + information
    return b"\x7e" + body + hdlc_check(body) + b"\x7e"


def hdlc_check(octets):
    value = 0xFFFF
    for octet in octets:
        value ^= octet
        for _ in range(8):
            value = value >> 1 ^ (0x8408 if value & 1 else 0)
    return (value ^ 0xFFFF).to_bytes(2, "little")


def test_decode_recognises_mode_e_messages():
    decoding = decode("-", stdin="TX: /?00000001!\nRX: 2f4d4353355c324d4330303030303030310d0a\nTX: 06 32 35 32 0d 0a\n")
    assert [item["name"] for item in decoding["items"]] == ["request", "identification", "acknowledgement"]


def test_decode_shows_an_association_request_by_its_standard_names():
    text = json.dumps(decode(AARQ))
    for name in ("application-context-name", "user-information", "proposed-conformance", "selective-access", "get"):
        assert name in text, name


def test_decode_splits_joined_wpdus():
    joined = (wire.wrap(bytes.fromhex(GET), 16) + wire.wrap(bytes.fromhex(AARQ), 16)).hex()
    decoding = decode(joined)
    assert len(decoding["items"]) == 2
    assert decoding["error"] is None


@pytest.mark.parametrize("cut", range(1, len(GET) // 2))
def test_decode_of_a_prefix_says_where_it_ends(cut):
    decoding = decode(GET[: 2 * cut], status=1)
    assert decoding["error"]["offset"] <= cut
    assert decoding["error"]["field"] and decoding["error"]["reason"]


@pytest.mark.parametrize("text", ["", "zz", "c0f", "ff"], ids=["empty", "no hex", "half an octet", "unknown tag"])
def test_decode_of_what_is_nothing_ends_with_1(text):
    result = meterconsole("decode", "-", stdin=text)
    assert result.returncode == 1
    assert (result.stdout + result.stderr).strip()


def test_decode_as_text_names_the_octet_of_a_failure():
    result = meterconsole("decode", GET[:12])
    assert result.returncode == 1
    assert re.search(r"octet \d+", result.stdout + result.stderr)


def test_decode_never_shows_more_than_it_was_given():
    node_names = [name for node in decode("c401c1000906000102030405")["items"] for name in names(node)]
    assert any("octet-string" in name for name in node_names) or "octet-string" in json.dumps(
        decode("c401c1000906000102030405")
    )


# decode with keys

KEYS = ["--ek", "000102030405060708090A0B0C0D0E0F", "--ak", "D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF"]
SENDER = ["--system-title", "4D4D4D0000BC614E"]
CIPHERED = "C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B"  # Green Book, Table 40


def test_decode_opens_what_is_ciphered_and_reports_the_keys():
    result = meterconsole("decode", *KEYS, "--ek", "AA" * 16, *SENDER, CIPHERED)
    assert result.returncode == 0
    assert "      get-request-normal" in result.stdout.splitlines()
    assert "EK 1 (BE45CB) fits 1 ciphered APDU" in result.stdout
    assert "EK 2 (BC1443) fits nothing" in result.stdout


def test_decode_names_the_mistake_and_ends_with_1():
    swapped = ["--ek", KEYS[3], "--ak", KEYS[1]]
    result = meterconsole("decode", *swapped, *SENDER, CIPHERED)
    assert result.returncode == 1
    assert "would verify with EK and AK swapped" in result.stdout
    result = meterconsole("decode", *KEYS, *SENDER, "--format", "json", CIPHERED[:-1] + "0")
    assert result.returncode == 1
    assert json.loads(result.stdout)["keys"][-1] == "1 ciphered APDU does not verify"
