"""`meterconsole decode`: frames as people paste them, and what is wrong with them."""

import json
import re

import pytest
from harness import wire
from harness.clients import PUBLIC
from harness.program import meterconsole

AARQ = wire.aarq(PUBLIC).hex()
GET = "c001c100080000010000ff0200"


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
