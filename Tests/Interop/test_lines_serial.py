"""Pseudo terminals and serial devices, HDLC and mode E, against gurux-dlms and dlms-cosem."""

import os
import termios
import time
import tty

import pytest
from dlms_cosem.io import HdlcTransport, SerialIO
from dlms_cosem.security import NoSecurityAuthentication
from gurux_dlms.enums import InterfaceType
from harness import wire
from harness.carriers import Terminal
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux_hdlc import GuruxHDLC
from harness.hdlc import UA, HDLCLink
from harness.meter import Meter
from harness.program import THREE_PHASE, meterconsole

CLOCK = (8, "0.0.1.0.0.255", 2)
ENERGY = (3, "1.0.1.8.0.255", 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lines")


@pytest.fixture(scope="module")
def meter(folder):
    lines = [f"pty://{folder}/hdlc", f"pty://{folder}/mode-e?mode=mode-e"]
    with Meter(listen=lines) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


def test_a_pseudo_terminal_is_named_and_its_link_goes_with_the_meter(tmp_path):
    with Meter(listen=[f"pty://{tmp_path}/meter?mode=hdlc"]) as meter:
        assert meter.line("pty") == f"pty://{tmp_path}/meter?mode=hdlc"
        assert os.readlink(tmp_path / "meter").startswith("/dev/pts/")
    assert not os.path.lexists(tmp_path / "meter")


def test_a_file_in_the_place_of_the_link_is_left_alone(tmp_path):
    (tmp_path / "meter").write_text("mine")
    result = meterconsole("serve", THREE_PHASE, "--listen", f"pty://{tmp_path}/meter")
    assert result.returncode == 1 and "File exists" in result.stderr
    assert (tmp_path / "meter").read_text() == "mine"


def test_gurux_clients_come_and_go_on_a_pseudo_terminal(meter, folder):
    for client in (BENCH, READER, BENCH):
        with GuruxHDLC(Terminal(folder / "hdlc"), client, info=256) as gurux:
            assert len(gurux.object_list()) > 100


def test_dlms_cosem_reads_on_a_pseudo_terminal(meter, folder):
    transport = HdlcTransport(PUBLIC.sap, 1, SerialIO(str(folder / "hdlc")), server_physical_address=16)
    with CosemClient(transport, NoSecurityAuthentication()) as client:
        assert client.read(1, "0.0.42.0.0.255", 2) == b"\x09\x0bMCS00000001"


def test_two_clients_on_one_serial_line(meter, folder):
    line = Terminal(folder / "hdlc")
    links = [HDLCLink(line, client.sap) for client in (READER, BENCH)]
    for link, client in zip(links, (READER, BENCH), strict=True):
        link.connect()
        link.associate(client)
    for link in links * 3:
        assert link.exchange(wire.get(*ENERGY))[:4] == bytes.fromhex("c401c100")
    assert all(link.disconnect().is_a(UA) for link in links)
    line.close()


# Mode E


class Reader:
    """A line of text with its end."""

    def __init__(self, line):
        self.line, self.buffer = line, b""

    def until(self, end: bytes) -> bytes:
        while end not in self.buffer:
            self.buffer += self.line.receive()
        text, _, self.buffer = self.buffer.partition(end)
        return text + end


@pytest.mark.parametrize("call", [b"/?!\r\n", b"/?00000001!\r\n", b"/?1!\r\n"])
def test_mode_e_leads_gurux_to_hdlc(meter, folder, call):
    line = Terminal(folder / "mode-e")
    text = Reader(line)
    line.send(bytes(octet | 0x80 for octet in call))
    assert text.until(b"\r\n") == b"/MCS5\\2MC00000001\r\n"
    line.send(b"\x06252\r\n")
    assert text.until(b"\r\n") == b"\x06252\r\n"
    with GuruxHDLC(line, BENCH) as client:
        assert client.dlms.interfaceType == InterfaceType.HDLC
        assert client.get(*CLOCK) is not None
    again = Terminal(folder / "mode-e")
    again.send(b"/?!\r\n")
    assert Reader(again).until(b"\r\n").startswith(b"/MCS5"), "DISC leads back to the call"
    again.send(b"\x01B0\x03q")
    again.close()


def test_calls_for_other_meters_are_not_answered(meter, folder):
    line = Terminal(folder / "mode-e")
    line.send(b"/?2!\r\n/?00000001!\r\n")
    assert Reader(line).until(b"\r\n") == b"/MCS5\\2MC00000001\r\n"
    line.send(b"\x01B0\x03q")
    line.close()


def test_the_readout_of_mode_c_and_its_check(meter, folder):
    line = Terminal(folder / "mode-e")
    text = Reader(line)
    line.send(b"/?!\r\n")
    text.until(b"\r\n")
    line.send(b"\x06050\r\n")
    readout = text.until(b"!\r\n\x03")
    while not text.buffer:
        text.buffer += line.receive()
    check = 0
    for octet in readout[1:]:
        check ^= octet
    assert readout[0] == 2 and text.buffer[0] == check
    assert any(entry.startswith(b"1.8.0(") and entry.endswith(b"*kWh)") for entry in readout[1:].split(b"\r\n")), readout
    line.send(b"\x06")
    line.close()


def test_programming_mode_is_refused_with_a_break(meter, folder):
    line = Terminal(folder / "mode-e")
    text = Reader(line)
    line.send(b"/?!\r\n")
    text.until(b"\r\n")
    line.send(b"\x06051\r\n")
    assert text.until(b"\x03") == b"\x01B0\x03"
    line.close()


# Devices


@pytest.fixture
def device():
    """A serial device: both ends of a pseudo terminal that is not the meter's."""
    master, slave = os.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    for descriptor in (master, slave):
        try:
            os.close(descriptor)
        except OSError:
            pass  # the test has closed it


class Descriptor(Terminal):
    def __init__(self, descriptor, seconds=10):
        self.descriptor, self.seconds = descriptor, seconds

    def close(self):
        pass


def test_gurux_reads_over_a_serial_device(device):
    master, path = device
    with Meter(listen=[f"serial://{path}?baud=9600&mode=hdlc"]) as meter:
        assert meter.line("serial") == f"serial://{path}?baud=9600&mode=hdlc"
        with GuruxHDLC(Descriptor(master), BENCH) as client:
            assert len(client.object_list()) > 100


def test_mode_e_sets_a_serial_device_as_it_goes(device):
    master, path = device
    with Meter(listen=[f"serial://{path}?mode=mode-e"]):
        line = Descriptor(master)
        text = Reader(line)
        line.send(b"/?!\r\n")
        assert text.until(b"\r\n") == b"/MCS5\\2MC00000001\r\n"
        line.send(b"\x06252\r\n")
        assert text.until(b"\r\n") == b"\x06252\r\n"
        with GuruxHDLC(line, BENCH) as client:
            assert client.get(*CLOCK) is not None


def test_a_missing_device_ends_serve_with_a_reason():
    result = meterconsole("serve", THREE_PHASE, "--listen", "serial:///dev/no-such-device")
    assert result.returncode == 1
    assert result.stderr == "meterconsole: cannot listen on serial:///dev/no-such-device: No such file or directory\n"


def test_a_busy_device_ends_serve_with_a_reason(device):
    _, path = device
    with Meter(listen=[f"serial://{path}"]):
        result = meterconsole("serve", THREE_PHASE, "--listen", f"serial://{path}")
        assert result.returncode == 1
        assert "in use" in result.stderr or "busy" in result.stderr


def test_a_device_that_is_pulled_comes_back(device, tmp_path):
    master, path = device
    link = tmp_path / "ttyUSB0"
    link.symlink_to(path)
    with Meter(listen=[f"serial://{link}"]) as meter:
        os.close(master)
        meter.wait_for(lambda event: event["event"] == "failed")
        other, slave = os.openpty()
        tty.setraw(slave)
        link.unlink()
        link.symlink_to(os.ttyname(slave))
        meter.wait_for(lambda event: event["event"] == "listening")
        with GuruxHDLC(Descriptor(other), BENCH) as client:
            assert client.get(*CLOCK) is not None
        os.close(other)
        os.close(slave)


def rate(master) -> int:
    """The rate that the serial device at the other end is set to, as termios has it."""
    return termios.tcgetattr(master)[5]


def until(holds, seconds=10):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it has not come about"
        time.sleep(0.01)


def test_another_rate_in_class_23_counts_behind_disc(device):
    master, path = device
    with Meter(listen=[f"serial://{path}?baud=9600&mode=hdlc"]):
        assert rate(master) == termios.B9600
        link = HDLCLink(Descriptor(master), BENCH.sap)
        link.connect()
        link.associate(BENCH)
        assert link.exchange(wire.set_(23, "0.0.22.0.0.255", 2, b"\x16\x08")) == bytes.fromhex("c501c100")
        assert link.exchange(wire.get(*CLOCK))[:4] == bytes.fromhex("c401c100")
        assert rate(master) == termios.B9600, "the open connection keeps its own"
        assert link.disconnect().is_a(UA)
        until(lambda: rate(master) == termios.B57600)
        again = HDLCLink(Descriptor(master), BENCH.sap)
        again.connect()
        assert again.disconnect().is_a(UA)


def set_port(meter, attribute: int, data: bytes):
    """Writes into IEC local port setup, over TCP."""
    with wire.Link(meter.address, BENCH.sap) as link:
        link.exchange(wire.aarq(BENCH))
        assert link.exchange(wire.set_(19, "0.0.20.0.0.255", attribute, data)) == bytes.fromhex("c501c100")


def test_class_19_counts_from_the_next_call(device):
    master, path = device
    with Meter(listen=[f"serial://{path}?mode=mode-e"]) as meter:
        line = Descriptor(master)
        text = Reader(line)
        line.send(b"/?!\r\n")
        text.until(b"\r\n")
        set_port(meter, 4, b"\x16\x03")  # prop_baud: 2400
        set_port(meter, 3, b"\x16\x02")  # default_baud: 1200
        set_port(meter, 6, b"\x09\x02" + b"77")  # device_addr
        line.send(b"\x06252\r\n")
        assert text.until(b"\r\n") == b"\x06252\r\n", "9600 was offered, and holds"
        link = HDLCLink(line, BENCH.sap)
        link.connect()
        assert link.disconnect().is_a(UA)
        until(lambda: rate(master) == termios.B1200)
        line.send(b"/?00000001!\r\n/?77!\r\n")
        assert text.until(b"\r\n").startswith(b"/MCS3"), "the next identification offers 2400"


def test_default_mode_1_leaves_the_call_out(device):
    master, path = device
    with Meter(listen=[f"serial://{path}?mode=mode-e"]) as meter:
        set_port(meter, 2, b"\x16\x01")
        until(lambda: rate(master) == termios.B9600)
        link = HDLCLink(Descriptor(master), BENCH.sap)
        link.connect()
        link.associate(BENCH)
        assert link.exchange(wire.get(*CLOCK))[:4] == bytes.fromhex("c401c100")
        assert link.disconnect().is_a(UA)
        set_port(meter, 2, b"\x16\x00")
        until(lambda: rate(master) == termios.B300)
        line = Descriptor(master)
        line.send(b"/?!\r\n")
        assert Reader(line).until(b"\r\n").startswith(b"/MCS5")
