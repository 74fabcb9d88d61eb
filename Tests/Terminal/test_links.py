"""The link below a client on the screen: HDLC frames, what a connection agreed on, and sizes changed by hand."""

import re

from harness import wire
from harness.carriers import Socket, Terminal
from harness.clients import READER
from harness.gurux_hdlc import GuruxHDLC

ENERGY = (3, "1.0.1.8.0.255")


def hdlc(console):
    """Opens a listener for HDLC over TCP and returns a way to it."""
    console.command("listen hdlc+tcp://127.0.0.1:0")
    text = console.wait_for(re.compile(r"hdlc\+tcp :\d{4,5} ▲"))
    return Socket(("127.0.0.1", int(re.search(r"hdlc\+tcp :(\d{4,5})", text)[1])))


def test_hdlc_frames_and_apdus_are_rows_and_a_filter_shows_one_layer(console):
    carrier = hdlc(console)
    console.keys("2")
    with GuruxHDLC(carrier, READER, device=16) as gurux:
        gurux.get(*ENERGY, 2)
        text = console.wait_for(re.compile(r"get-response\S* 1\.0\.1\.8\.0\.255[^\n]*\n[^\n]*I \d,\d F"))
        console.keys("/")
        console.type("layer==hdlc")
        console.keys("Enter")
        text = console.wait_until_gone("get-response-normal 1.0")
        assert "SNRM P" in text and "UA F" in text


def test_a_strip_tells_how_an_hdlc_connection_is_doing(console):
    carrier = hdlc(console)
    console.keys("3")
    with GuruxHDLC(carrier, READER, device=16) as gurux:
        gurux.get(*ENERGY, 2)
        text = console.wait_for(re.compile(r"N\(S\) \d +N\(R\) \d +window \d/1 +0 sent again"))
        assert re.search(r"closes in \d+ s", text)
        assert re.search(r"agreed +sends 128 octets × 1, takes 128 × 1", text)


def test_a_smaller_pdu_is_set_on_an_open_association_and_forces_blocks(console):
    with wire.Link(console.address, READER.sap) as link:
        link.exchange(wire.aarq(READER))
        objects = wire.get(15, "0.0.40.0.0.255", 2)
        console.keys("3")
        console.wait_for(re.compile(r"\d+→1 +"))
        console.command("pdu 64")
        console.wait_for(re.compile(r"sends at most \d+ → 64 octets"))
        block = link.exchange(objects)
        assert block[:2] == b"\xc4\x02" and len(block) == 64
        text = console.wait_for(re.compile(r"agreed 64 octets"))
        assert "asked" in text and "offered" in text
        console.command("pdu 5")
        console.wait_for("5 octets are not possible")


def test_the_log_announces_a_fault_by_hand_and_the_title_keeps_it(console):
    console.command("fault drop next 1")
    console.wait_for("fault on all lines: drop next 1")
    console.wait_for("FAULT drop next 1")
    console.command("fault off")
    console.wait_for("no faults any more")


def test_a_port_of_mode_e_tells_its_state_and_its_timings(console, tmp_path):
    console.command(f"listen pty://{tmp_path}/port?mode=mode-e")
    console.keys("3")
    text = console.wait_for(re.compile(r"mode E +waits for a call"))
    assert re.search(r"timings +answers after 0\.2 s", text) and "300 7E1" in text
    port = Terminal(tmp_path / "port")
    port.send(b"/?!\r\n")
    console.wait_for(re.compile(r"mode E +waits for the choice, [\d.]+ s left"))
    console.wait_for(re.compile(r"mode E +readout sent"))
    console.keys("2")
    text = console.wait_for("!␍␊<ETX>")
    assert "glo-" not in text, "text is not taken for an APDU"
    console.keys("Home")
    console.wait_for(re.compile(r"/\?!.*\n.*/MCS5"))
    port.close()
