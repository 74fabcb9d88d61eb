"""What the meter tells without being asked, from the console's palette to gurux-dlms' own notification parser."""

import re
from xml.etree import ElementTree

import pytest
from gurux_dlms import GXByteBuffer, GXDLMSClient, GXDLMSTranslator, GXReplyData
from gurux_dlms.enums import Authentication, Command, InterfaceType, TranslatorOutputType
from gurux_dlms.enums import Conformance as GuruxConformance
from harness import general_blocks, hdlc, wire
from harness.carriers import Datagrams, Socket
from harness.clients import PUBLIC, READER, SN_READER
from harness.gurux import GuruxClient
from harness.screen import Console

ENERGY = "1.0.1.8.0.255"
DATA_NOTIFICATION = 0x80
HAS_ALL = [GuruxConformance.EVENT_NOTIFICATION, GuruxConformance.DATA_NOTIFICATION]


@pytest.fixture(scope="module")
def console():
    options = ["--listen", "udp://127.0.0.1:0", "--listen", "hdlc+tcp://127.0.0.1:0"]
    with Console(120, 40, *options) as running:
        running.keys("6")
        running.ports = {scheme: port_of(running, scheme) for scheme in ("udp", "hdlc+tcp")}
        running.keys("4")  # where nothing but the last line tells of notifications
        yield running


def port_of(console, scheme) -> int:
    url = re.compile(re.escape(scheme) + r"://127\.0\.0\.1:([1-9]\d+)")
    return int(url.search(console.wait_for(url))[1])


def tell(console, line, answer):
    """Types the command; what was said before goes from the last line first."""
    console.command("notify")
    console.wait_for("usage: :notify")
    console.command(f"notify {line}")
    console.wait_for(answer)


class Listener(GuruxClient):
    """gurux-dlms with the services that it can be told by."""

    def __init__(self, address, client=PUBLIC, **options):
        super().__init__(address, client, **options)
        for service in HAS_ALL if options.get("by_name", True) else [GuruxConformance.INFORMATION_REPORT]:
            self.dlms.proposedConformance |= service

    def hear(self) -> bytes:
        """The APDU that comes unasked."""
        received = b""
        while not (apdus := wire.unwrap(received)):
            received += self.carrier.receive()
        return apdus[0][2]


def parse(apdu: bytes) -> GXReplyData:
    """An APDU as gurux takes it that nobody asked for."""
    reply, notification = GXReplyData(), GXReplyData()
    client = GXDLMSClient(True, 1, 1, Authentication.NONE, None, InterfaceType.WRAPPER)
    client.getData(GXByteBuffer(wire.wrap(apdu, 1)), reply, notification)
    return notification


def translate(apdu: bytes) -> ElementTree.Element:
    """Gurux' client stops in events and reports (it has no settings to make its arguments of); its translator does not."""
    return ElementTree.fromstring(GXDLMSTranslator(TranslatorOutputType.SIMPLE_XML).pduToXml(apdu))


def energy(console) -> int:
    """The register as a GET gives it."""
    with GuruxClient(console.address, READER) as client:
        return client.get(3, ENERGY, 2)


def short_name(console, obis) -> int:
    """The base name of an object, as the object list gives it."""
    with GuruxClient(console.address, SN_READER, by_name=False) as client:
        return next(item.shortName for item in client.object_list() if item.logicalName == obis)


def check_event(console, apdu: bytes):
    assert parse(apdu).command == Command.EVENT_NOTIFICATION
    event = translate(apdu)
    assert event.find("Time") is not None
    named = event.find("AttributeDescriptor")
    assert [named.find(name).get("Value") for name in ("ClassId", "InstanceId", "AttributeId")] == [
        "0003", "0100010800FF", "02",
    ]  # fmt: skip
    assert 0 < int(event.find("AttributeValue")[0].get("Value"), 16) <= energy(console)


def test_gurux_is_told_an_event(console):
    with Listener(console.address, READER) as client:
        tell(console, f"event {ENERGY}", "queued event for client 32")
        check_event(console, client.hear())


@pytest.mark.parametrize("also", ["", "0.0.42.0.0.255/2 urgent"])
def test_gurux_is_told_values(console, also):
    with Listener(console.address, READER) as client:
        tell(console, f"data {ENERGY}/2 {also}", "queued data for client 32")
        notification = parse(client.hear())
    assert notification.command == Command.DATA_NOTIFICATION
    assert notification.time is not None
    if not also:
        assert 0 < notification.value <= energy(console)
    else:
        value, name = notification.value
        assert 0 < value <= energy(console)
        assert bytes(name) == b"MCS00000001"


def test_values_longer_than_an_apdu_come_in_general_blocks(console):
    with wire.Link(console.address, READER.sap) as link:
        has = general_blocks.GENERAL_BLOCK_TRANSFER | general_blocks.GET | DATA_NOTIFICATION
        link.exchange(wire.aarq(READER, size=64, conformance=has))
        tell(console, "data 0.0.42.0.0.255 0.0.40.0.0.255/3 1.0.99.1.0.255/3", "queued data for client 32")
        apdu, number = b"", 0
        while True:
            _, _, received = link.receive()
            assert len(received) <= 64
            is_last, is_streaming, window, block, _, data = general_blocks.parse(received)
            number += 1
            assert (block, window, is_streaming) == (number, 0, True)
            apdu += data
            if is_last:
                break
    assert number > 2
    # What was put together is a DataNotification for gurux, too.
    notification = parse(apdu)
    assert notification.command == Command.DATA_NOTIFICATION
    assert bytes(notification.value[0]) == b"MCS00000001"


def test_gurux_is_told_by_short_name(console):
    with Listener(console.address, SN_READER, by_name=False) as client:
        tell(console, f"report {ENERGY} 0.0.42.0.0.255 to 33", "queued report for client 33")
        apdu = client.hear()
    assert parse(apdu).command == Command.INFORMATION_REPORT
    report = translate(apdu)
    names = [int(entry.get("Value"), 16) for entry in report.iter("VariableName")]
    assert names == [short_name(console, ENERGY) + 8, short_name(console, "0.0.42.0.0.255") + 8]
    values = [entry.get("Value") for entry in report.find("ListOfData")]
    assert 0 < int(values[0], 16) <= energy(console)
    assert bytes.fromhex(values[1]) == b"MCS00000001"


def test_over_udp(console):
    carrier = Datagrams(("127.0.0.1", console.ports["udp"]))
    with Listener(None, READER, carrier=carrier) as client:
        tell(console, f"event {ENERGY}", "queued event for client 32")
        check_event(console, client.hear())


def test_over_hdlc_when_the_client_gives_the_turn(console):
    link = hdlc.HDLCLink(Socket(("127.0.0.1", console.ports["hdlc+tcp"])), client=32)
    link.connect()
    link.associate(READER)
    link.send(link.nr << 5 | 0x10 | hdlc.RR)  # acknowledges the AARE, which would come again otherwise
    assert link.receive().is_a(hdlc.RR)
    tell(console, f"event {ENERGY}", "queued event for client 32")
    link.send(hdlc.UI | 0x10)
    frame = link.receive()
    assert frame.is_a(hdlc.UI), hex(frame.control)
    assert frame.information[:3] == b"\xe6\xe7\x00"
    check_event(console, frame.information[3:])
    link.disconnect()


def test_nothing_leaves_that_was_not_negotiated(console):
    with GuruxClient(console.address, READER) as client:
        client.dlms.proposedConformance &= ~GuruxConformance.EVENT_NOTIFICATION
        client.release()
        client.associate()
        tell(console, f"event {ENERGY}", "not negotiated: event-notification")
        tell(console, f"report {ENERGY}", "not negotiated: information-report")
        assert client.get(3, ENERGY, 2) > 0


def test_nothing_leaves_that_the_client_may_not_read(console):
    with Listener(console.address):
        tell(console, f"event {ENERGY}", "client 16 cannot be told: access right missing")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("now", "expected event|data|report"),
        ("event", "no object is named"),
        ("event 1.0.1.8/2", "write 1.0.1.8.0.255/2"),
        ("event 1.0.1.8.9.255", "the meter has no object 1.0.1.8.9.255"),
        (f"event {ENERGY} to 99", "client 99 has no association with logical device 1"),
        (f"event {ENERGY}/2 {ENERGY}/3", "an event tells of one attribute"),
    ],
)
def test_what_is_wrong_is_said(console, line, answer):
    tell(console, line, answer)


def test_a_confirmation_that_nobody_waits_for_is_not_answered(console):
    with wire.Link(console.address, READER.sap) as link:
        link.exchange(wire.aarq(READER))
        link.send(wire.wrap(bytes.fromhex("100000000700"), READER.sap))
        assert link.exchange(wire.get(3, ENERGY, 2))[:2] == b"\xc4\x01"
    console.keys("6")
    console.wait_for("a DataNotification confirmed for which nobody waits")
