"""High level security and ciphering by short names, as client 35 of the sample has them."""

import struct

import pytest
from gurux_dlms import GXDLMSConfirmedServiceError, GXDLMSException
from harness import wire
from harness.clients import Client
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.secure import AUTHENTICATED, BOTH, ENCRYPTED, SecureClient
from harness.secure_short_names import SecureShortNameClient

MANAGEMENT = Client("sn-management", 35)
NAME = (1, "0.0.42.0.0.255")
CLOCK = (8, "0.0.1.0.0.255")


@pytest.fixture
def meter():
    """A meter that has heard of no counter yet."""
    with Meter() as running:
        yield running


@pytest.fixture
def gurux(meter):
    with SecureShortNameClient(meter.address, MANAGEMENT, 5) as client:
        yield client


def refusal(meter, since):
    event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == 35, since)
    return event["reason"]


def named(items, class_id, obis):
    return next(item for item in items if (int(item.objectType), item.logicalName) == (class_id, obis))


def test_gurux_proves_itself_and_reads_ciphered(gurux):
    objects = gurux.object_list()
    assert len(objects) > 100
    assert bytes(gurux.exchange(gurux.dlms.read(named(objects, *NAME), 2)).value) == b"MCS00000001"


def test_gurux_writes_ciphered(gurux):
    clock = named(gurux.object_list(), *CLOCK)
    name = struct.pack(">H", clock.shortName + 0x10)
    gurux.ask(b"\x06\x01\x02" + name + b"\x01\x10" + struct.pack(">h", -60))
    assert gurux.ask(b"\x05\x01\x02" + name).value == -60


def test_an_unconfirmed_write_is_not_answered(gurux):
    clock = named(gurux.object_list(), *CLOCK)
    name = struct.pack(">H", clock.shortName + 0x10)
    request = wire.wrap(b"\x16\x01\x02" + name + b"\x01\x10" + struct.pack(">h", -30), 35)
    gurux.carrier.send(gurux.cipher(request))
    assert gurux.ask(b"\x05\x01\x02" + name).value == -30, "the next answer is that of the Read"


def test_a_plain_request_is_refused(meter, gurux):
    since = meter.mark()
    gurux.carrier.send(wire.wrap(bytes.fromhex("050102fa00"), 35))
    assert gurux.carrier.receive()[8:] == bytes.fromhex("0e050501"), "scope of access violated"
    assert refusal(meter, since) == "the message is not protected as it must be"


@pytest.mark.parametrize("place", [-1, 10])
def test_a_changed_request_is_refused(meter, gurux, place):
    since = meter.mark()
    request = bytearray(gurux.cipher(wire.wrap(bytes.fromhex("050102fa00"), 35)))
    request[8 + place if place > 0 else place] ^= 1
    gurux.carrier.send(bytes(request))
    assert gurux.carrier.receive()[8:] == bytes.fromhex("0e050006"), "deciphering error"
    assert refusal(meter, since).startswith("the authentication tag does not verify")


def test_a_replayed_request_is_refused(meter, gurux):
    request = gurux.cipher(wire.wrap(bytes.fromhex("050102fa00"), 35))
    gurux.carrier.send(request)
    assert gurux.carrier.receive()[8] == 0x2C, "glo-read-response"
    since = meter.mark()
    gurux.carrier.send(request)
    answer = gurux.carrier.receive()[8:]
    assert answer[:3] == bytes.fromhex("d80206"), "an exception-response: only that one tells the counter expected"
    assert refusal(meter, since) == "invocation counter too low"


def test_an_error_of_a_ciphered_service_is_ciphered(gurux):
    gurux.carrier.send(gurux.cipher(wire.wrap(bytes.fromhex("0501"), 35)))
    assert gurux.carrier.receive()[8] == 0x2E, "glo-confirmed-service-error"


@pytest.mark.parametrize("mechanism", [0, 1])
def test_no_weaker_mechanism_gets_in(meter, mechanism):
    attempt = GuruxClient(meter.address, MANAGEMENT, password=b"0123456789ABCDEF" if mechanism else None, by_name=False)
    with pytest.raises(GXDLMSException), attempt:
        pass


@pytest.mark.parametrize("security", [None, AUTHENTICATED, ENCRYPTED], ids=str)
def test_nobody_gets_in_with_less_protection(meter, security):
    attempt = SecureClient(meter.address, MANAGEMENT, 5, security, by_name=False)
    with pytest.raises((GXDLMSException, GXDLMSConfirmedServiceError)), attempt:
        pass


@pytest.mark.parametrize("wrong", ["key", "authentication_key"])
def test_a_wrong_key_is_refused(meter, wrong):
    attempt = SecureShortNameClient(meter.address, MANAGEMENT, 5, BOTH, **{wrong: bytes(16)})
    with pytest.raises(GXDLMSException), attempt:
        pass
