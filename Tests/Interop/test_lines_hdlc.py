"""HDLC over TCP against gurux-dlms and dlms-cosem, and a client of our own for what they cannot do."""

import pytest
from dlms_cosem.io import BlockingTcpIO, HdlcTransport
from dlms_cosem.security import NoSecurityAuthentication
from harness import wire
from harness.carriers import Socket
from harness.clients import ALL, BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.gurux_hdlc import GuruxHDLC
from harness.hdlc import SNRM, UA, HDLCLink, frame
from harness.meter import Meter
from harness.program import THREE_PHASE

ENERGY = (3, "1.0.1.8.0.255", 2)
CLOCK = (8, "0.0.1.0.0.255", 2)


@pytest.fixture(scope="module")
def meter():
    with Meter(listen=["hdlc+tcp://127.0.0.1:0"]) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


def carrier(meter):
    return Socket(("127.0.0.1", meter.port_of("hdlc+tcp")))


@pytest.mark.parametrize("client", ALL, ids=str)
def test_every_client_reads_the_same_over_hdlc_as_over_the_wrapper(meter, client):
    with GuruxClient(meter.address, client) as wrapper, GuruxHDLC(carrier(meter), client) as hdlc:
        names = [(item.objectType, item.logicalName) for item in wrapper.object_list()]
        assert names == [(item.objectType, item.logicalName) for item in hdlc.object_list()]


@pytest.mark.parametrize(("device", "size"), [(None, 1), (16, 2), (16, 4)])
def test_server_addresses_of_one_two_and_four_octets(meter, device, size):
    with GuruxHDLC(carrier(meter), device=device, size=size) as client:
        assert client.get(*CLOCK) is not None


@pytest.mark.parametrize("info", [62, 128, 256, 1024, 2030])
def test_information_fields_of_any_length(meter, info):
    with GuruxHDLC(carrier(meter), BENCH, info=info) as client:
        assert len(client.object_list()) > 100

    def asked(event):
        return event["event"] == "hdlc-connected" and event["asked"]["transmit_length"] == info

    connected = meter.wait_for(asked)
    assert connected["agreed"]["transmit_length"] == min(info, connected["offered"]["transmit_length"])


def test_dlms_cosem_reads_over_its_hdlc_transport(meter):
    # Its transport waits for ever when a check sequence ends with 7E, so what is read here never changes.
    io = BlockingTcpIO("127.0.0.1", meter.port_of("hdlc+tcp"))
    transport = HdlcTransport(PUBLIC.sap, 1, io, server_physical_address=16)
    with CosemClient(transport, NoSecurityAuthentication()) as client:
        assert client.read(1, "0.0.42.0.0.255", 2) == b"\x09\x0bMCS00000001"
        assert len(client.read(15, "0.0.40.0.0.255", 2)) > 3 * 128


@pytest.mark.parametrize("window", range(2, 8))
def test_windows_with_lost_frames_deliver_everything_once(window, tmp_path):
    with Meter(windowed(tmp_path), listen=["hdlc+tcp://127.0.0.1:0"]) as meter:
        lossy = HDLCLink(carrier(meter), BENCH.sap, lose=lambda frame, number: number % 5 == 3)
        assert lossy.connect(info=62, window=window)[7] == window
        lossy.associate(BENCH)
        whole = HDLCLink(carrier(meter), READER.sap)
        whole.connect()
        whole.associate(READER)
        for attribute in (2, 3, 4, 5):
            request = wire.get(23, "0.0.22.0.0.255", attribute)
            assert lossy.exchange(request) == whole.exchange(request)
        objects = wire.get(15, "0.0.40.0.0.255", 2)
        first = lossy.exchange(objects)
        assert first[:2] == b"\xc4\x02" and len(first) > 900
        assert any(not frame.is_final and frame.is_information for frame in lossy.frames)
        assert lossy.disconnect().is_a(UA)


def windowed(folder):
    """three-phase.yaml with another HDLC setup object."""
    text = THREE_PHASE.read_text().replace("window_size_transmit: 1", "window_size_transmit: 7")
    path = folder / "windowed.yaml"
    path.write_text(text.replace("window_size_receive: 1", "window_size_receive: 7"))
    return path


def test_two_logical_clients_share_one_line(meter):
    shared = carrier(meter)
    links = [HDLCLink(shared, client.sap) for client in (READER, BENCH)]
    for link, client in zip(links, (READER, BENCH), strict=True):
        link.connect()
        link.associate(client)
    for _ in range(5):
        answers = [link.exchange(wire.get(*ENERGY)) for link in links]
        assert answers[0][:4] == answers[1][:4] == bytes.fromhex("c401c100")
    assert links[0].disconnect().is_a(UA)
    assert links[1].exchange(wire.get(*ENERGY))[:4] == bytes.fromhex("c401c100")
    shared.close()


def test_wrong_addresses_and_check_sequences_are_not_answered(meter):
    line = carrier(meter)
    wrong = HDLCLink(line, device=99)
    wrong.send(SNRM | 0x10)
    broken = bytearray(frame(wrong.there, wrong.here, SNRM | 0x10))
    broken[-2] ^= 1
    line.send(bytes(broken))
    right = HDLCLink(line)
    right.connect()
    assert len(right.frames) == 1
    line.close()


def test_changing_class_23_changes_the_link_on_the_next_connection(fresh_hdlc_meter):
    meter = fresh_hdlc_meter
    setup = "0.0.22.0.0.255"
    line = carrier(meter)
    link = HDLCLink(line, BENCH.sap)
    assert link.connect(window=7)[8] == 1
    link.associate(BENCH)
    assert link.exchange(wire.set_(23, setup, 4, b"\x11\x05")) == bytes.fromhex("c501c100")
    assert link.exchange(wire.set_(23, setup, 9, b"\x12\x00\x55")) == bytes.fromhex("c501c100")
    assert link.exchange(wire.get(*ENERGY))[:2] == b"\xc4\x01", "the open connection keeps its own"
    assert link.disconnect().is_a(UA)
    other = HDLCLink(line, BENCH.sap, device=0x55)
    assert other.connect(window=7)[8] == 5
    line.close()


@pytest.fixture
def fresh_hdlc_meter():
    with Meter(listen=["hdlc+tcp://127.0.0.1:0"]) as running:
        yield running


def test_half_open_lines_do_not_keep_others_from_being_served(meter):
    silent = [carrier(meter) for _ in range(50)]
    for line in silent[::2]:
        line.send(b"\x7e\xa0")
    with GuruxHDLC(carrier(meter)) as client:
        assert client.get(*CLOCK) is not None
    for line in silent:
        line.close()


def test_lines_listen_on_ipv6():
    with Meter(listen=["hdlc+tcp://[::1]:0"]) as meter:
        assert meter.line("hdlc+tcp").startswith("hdlc+tcp://[::1]:")
        with GuruxHDLC(Socket(("::1", meter.port_of("hdlc+tcp")))) as client:
            assert client.get(*CLOCK) is not None
