"""The wrapper over UDP: gurux-dlms through gurux-net, dlms-cosem through an io class of a few lines, and by hand."""

import socket

import pytest
from dlms_cosem.io import TcpTransport
from dlms_cosem.security import LowLevelSecurityAuthentication
from gurux_common import ReceiveParameters
from gurux_net import GXNet
from gurux_net.enums import NetworkType
from harness import wire
from harness.carriers import Datagrams
from harness.clients import BENCH, PUBLIC
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.meter import Meter

CLOCK = (8, "0.0.1.0.0.255", 2)


@pytest.fixture(scope="module")
def meter():
    with Meter(listen=["udp://127.0.0.1:0", "udp://[::1]:0"]) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


class GuruxNet:
    """gurux-net as it is, a datagram in and out."""

    def __init__(self, port):
        self.media = GXNet(NetworkType.UDP, "127.0.0.1", port)
        self.media.open()

    def send(self, octets):
        with self.media.getSynchronous():
            self.media.send(bytes(octets))
            answer = ReceiveParameters()
            answer.count, answer.waitTime, answer.allData = 8, 5000, True
            assert self.media.receive(answer), "the meter is silent"
            self.answer = bytes(answer.reply)

    def receive(self) -> bytes:
        return self.answer

    def close(self):
        self.media.close()


class UDPIO:
    """What dlms-cosem needs of its io, over datagrams."""

    def __init__(self, port):
        self.port, self.buffer = port, b""

    def connect(self):
        self.carrier = Datagrams(("127.0.0.1", self.port))

    def disconnect(self):
        self.carrier.close()

    def send(self, data):
        self.carrier.send(data)

    def recv(self, amount=1):
        while len(self.buffer) < amount:
            self.buffer += self.carrier.receive()
        taken, self.buffer = self.buffer[:amount], self.buffer[amount:]
        return taken


def test_gurux_reads_through_gurux_net(meter):
    with GuruxClient(None, BENCH, carrier=GuruxNet(meter.port_of("udp"))) as client:
        assert len(client.object_list()) > 100
        assert client.get(*CLOCK) is not None


def test_dlms_cosem_reads_over_datagrams(meter):
    transport = TcpTransport(BENCH.sap, 1, UDPIO(meter.port_of("udp")))
    with CosemClient(transport, LowLevelSecurityAuthentication(secret=BENCH.password)) as client:
        assert client.read(*CLOCK)[0] == 9
        assert len(client.read(15, "0.0.40.0.0.255", 2)) > 5000


def test_each_peer_has_its_own_association_over_ipv6_too(meter):
    address = ("::1", meter.port_of("udp", 1))
    open_, other = Datagrams(address), Datagrams(address)
    open_.send(wire.wrap(wire.aarq(PUBLIC), PUBLIC.sap))
    assert open_.receive()[8] == 0x61
    open_.send(wire.wrap(wire.get(*CLOCK), PUBLIC.sap))
    assert open_.receive()[8:12] == bytes.fromhex("c401c100")
    other.send(wire.wrap(wire.get(*CLOCK), PUBLIC.sap))
    assert other.receive()[8] == 0xD8, "an exception response: nothing is open there"


def test_no_datagram_is_larger_than_the_negotiated_pdu(meter):
    line = Datagrams(("127.0.0.1", meter.port_of("udp")))
    line.send(wire.wrap(wire.aarq(BENCH, size=100), BENCH.sap))
    assert line.receive()[8] == 0x61
    line.send(wire.wrap(wire.get(15, "0.0.40.0.0.255", 2), BENCH.sap))
    for block in range(1, 10):
        answer = line.receive()
        assert answer[8:10] == b"\xc4\x02" and len(answer) <= 108
        line.send(wire.wrap(wire.get_next(block), BENCH.sap))


def test_what_is_no_wpdu_is_not_answered(meter):
    line = Datagrams(("127.0.0.1", meter.port_of("udp")))
    aarq = wire.wrap(wire.aarq(PUBLIC), PUBLIC.sap)
    for octets in (b"", b"\x00", aarq[:-1], aarq + b"\x00", b"\x00\x02" + aarq[2:]):
        line.send(octets)
    line.send(aarq)
    assert line.receive()[8] == 0x61
    line.socket.settimeout(0.2)
    with pytest.raises(socket.timeout):
        line.receive()


def test_many_peers_are_forgotten_and_those_with_an_association_are_served(meter):
    address = ("127.0.0.1", meter.port_of("udp"))
    steady = Datagrams(address)
    steady.send(wire.wrap(wire.aarq(PUBLIC), PUBLIC.sap))
    assert steady.receive()[8] == 0x61
    for _ in range(600):
        passing = Datagrams(address)
        passing.send(wire.wrap(wire.get(*CLOCK), PUBLIC.sap))
        assert passing.receive()[8] == 0xD8
        passing.close()
    assert any("made room" in event.get("reason", "") for event in meter.events)
    steady.send(wire.wrap(wire.get(*CLOCK), PUBLIC.sap))
    assert steady.receive()[8:12] == bytes.fromhex("c401c100")
