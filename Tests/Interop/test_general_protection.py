"""general-ciphering with every form of key, general-signing, both within each other, and general blocks around them."""

import pytest
from gurux_dlms.enums import Conformance
from harness import wire
from harness.apdus import WrapperAPDUs
from harness.clients import Client
from harness.data_protection import AUTHENTICATION, BOTH, ENCRYPTION, IDENTIFIED, ONE_PASS, STATIC_UNIFIED, WRAPPED, Party
from harness.general_blocks import BlockClient
from harness.general_protection import ABSENT, APDULayer, check_signature, cipher, decipher, sign
from harness.meter import Meter
from harness.pki import CLIENT_TITLE, METER_TITLE, certificate, private_key
from harness.program import ROOT
from harness.secure import BOTH as SECURED
from harness.secure import SecureClient, keys_of

GMAC = Client("mechanism-5", 5)
# Its policy demands authentication: without, a changed octet of ciphertext is just another text.
MANAGEMENT = Client("management", 1)
GET_NAME = bytes.fromhex("c001c1000100002a0000ff0200")
NAME = bytes.fromhex("c401c100090b") + b"MCS00000001"
KEYS = [ABSENT, IDENTIFIED, WRAPPED, ONE_PASS, STATIC_UNIFIED]


@pytest.fixture(params=[1, 2], ids="suite{}".format, scope="module")
def suite(request):
    return request.param


@pytest.fixture(scope="module")
def meter(suite):
    with Meter(ROOT / "SampleMeters" / f"suite{suite}.yaml") as running:
        yield running


COUNTERS = {"gurux": 1, "party": 1_000_000}


def associated(meter, suite, client):
    key, authentication_key, _ = keys_of(suite)
    COUNTERS["gurux"] += 100
    opened = SecureClient(
        meter.address, client, 5, SECURED, key=key, authentication_key=authentication_key, suite=suite,
        title=CLIENT_TITLE, counter=COUNTERS["gurux"])
    opened.sap = client.sap
    opened.dlms.proposedConformance |= Conformance.GENERAL_BLOCK_TRANSFER
    return opened


@pytest.fixture
def client(meter, suite):
    with associated(meter, suite, GMAC) as opened:
        yield opened


@pytest.fixture
def strict(meter, suite):
    with associated(meter, suite, MANAGEMENT) as opened:
        yield opened


@pytest.fixture
def party(suite):
    """The client's keys. Its counters are above those of gurux, so that these come first."""
    made = Party(
        suite, CLIENT_TITLE, METER_TITLE, keys_of(suite),
        (private_key(suite, "client-signing"), private_key(suite, "client-agreement")),
        (certificate(suite, "meter-signing").public_key(), certificate(suite, "meter-agreement").public_key()))
    COUNTERS["party"] += 10_000
    COUNTERS["gurux"] = COUNTERS["party"] + 5_000
    made.counter = COUNTERS["party"] + 5_500
    return made


def ask(client, apdu: bytes) -> bytes:
    client.carrier.send(wire.wrap(apdu, client.sap))
    answers = wire.unwrap(client.carrier.receive())
    assert len(answers) == 1
    return answers[0][2]


def refusal(meter, since):
    return meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == GMAC.sap, since)["reason"]


@pytest.mark.parametrize("kind", [AUTHENTICATION, ENCRYPTION, BOTH])
@pytest.mark.parametrize("key", KEYS)
def test_each_form_of_key_is_answered_in_the_same(party, client, key, kind):
    request = APDULayer(kind, key, transaction=b"\x01\x02\x03\x04", other=b"other")
    layer, answer = decipher(party, ask(client, cipher(party, GET_NAME, request)), kind)
    assert (layer.key, layer.transaction) == (key, request.transaction)
    assert answer == NAME


@pytest.mark.parametrize("key", KEYS)
def test_a_message_is_not_taken_twice(party, client, meter, key):
    request = cipher(party, GET_NAME, APDULayer(BOTH, key))
    decipher(party, ask(client, request), BOTH)
    since = meter.mark()
    assert ask(client, request)[:3] == bytes.fromhex("d80206")
    assert refusal(meter, since) == "invocation counter too low"


@pytest.mark.parametrize("key", KEYS)
def test_every_changed_bit_is_refused(party, strict, key):
    request = cipher(party, GET_NAME, APDULayer(BOTH, key))
    step = 1 if key in (ABSENT, IDENTIFIED, WRAPPED) else 11
    # Another tag makes another APDU of it, which may be one that is not answered.
    for bit in range(8, 8 * len(request), step):
        changed = bytearray(request)
        changed[bit // 8] ^= 1 << bit % 8
        assert ask(strict, bytes(changed))[0] == 0xD8, f"bit {bit}"
    assert decipher(party, ask(strict, request), BOTH)[1] == NAME, "and nothing was remembered of them"


def test_a_signature_is_answered_with_one(party, client):
    layer, answer = check_signature(party, ask(client, sign(party, GET_NAME, APDULayer(None, transaction=b"\x07"))))
    assert (layer.transaction, answer) == (b"\x07", NAME)


@pytest.mark.parametrize("key", KEYS)
def test_signed_then_ciphered(party, client, key):
    request = cipher(party, sign(party, GET_NAME, APDULayer(None)), APDULayer(BOTH, key))
    _, inner = decipher(party, ask(client, request), BOTH)
    assert check_signature(party, inner)[1] == NAME


@pytest.mark.parametrize("key", KEYS)
def test_ciphered_then_signed(party, client, key):
    request = sign(party, cipher(party, GET_NAME, APDULayer(BOTH, key)), APDULayer(None))
    _, inner = check_signature(party, ask(client, request))
    assert decipher(party, inner, BOTH)[1] == NAME


def test_changed_bits_of_a_signed_apdu_are_refused(party, client):
    request = sign(party, GET_NAME, APDULayer(None))
    for bit in range(8, 8 * len(request), 13):
        changed = bytearray(request)
        changed[bit // 8] ^= 1 << bit % 8
        assert ask(client, bytes(changed))[0] == 0xD8, f"bit {bit}"


def test_more_than_one_layer_of_a_kind_is_refused(party, client, meter):
    for request in (
        sign(party, sign(party, GET_NAME, APDULayer(None)), APDULayer(None)),
        cipher(party, cipher(party, GET_NAME, APDULayer(BOTH)), APDULayer(BOTH)),
    ):
        since = meter.mark()
        assert ask(client, request)[0] == 0xD8
        assert refusal(meter, since) == "more than one signature and one ciphering"


def test_an_apdu_for_another_meter_is_refused(party, client, meter):
    since = meter.mark()
    request = cipher(party, GET_NAME, APDULayer(BOTH, recipient=bytes.fromhex("4D43530000000002")))
    assert ask(client, request) == bytes.fromhex("d80105")
    assert refusal(meter, since) == "the APDU is for another meter"


def test_a_signature_of_another_is_refused(party, client, meter):
    party.signing = party.agreement
    since = meter.mark()
    assert ask(client, sign(party, GET_NAME, APDULayer(None))) == bytes.fromhex("d80105")
    assert refusal(meter, since).startswith("the signature does not verify")


@pytest.mark.parametrize("size", [17, 40])
@pytest.mark.parametrize("key", [IDENTIFIED, ONE_PASS])
def test_general_blocks_carry_what_is_protected(party, client, key, size):
    blocks = BlockClient.__new__(BlockClient)
    blocks.link, blocks.window, blocks.lost, blocks.blocks = WrapperAPDUs(client.carrier, GMAC.sap), 1, set(), 0
    request = cipher(party, GET_NAME, APDULayer(BOTH, key))
    assert decipher(party, blocks.call(request, size), BOTH)[1] == NAME
