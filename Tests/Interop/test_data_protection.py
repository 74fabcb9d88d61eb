"""Data protection (class 30): gurux-dlms carries the requests, a client of our own protects what is in them."""

import pytest
from cryptography.hazmat.primitives import serialization
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType
from harness.clients import Client
from harness.data_protection import (
    AUTHENTICATION,
    BOTH,
    ENCRYPTION,
    ONE_PASS,
    SIGNATURE,
    STATIC_UNIFIED,
    WRAPPED,
    Layer,
    Party,
    array,
    definition,
    enum,
    octet_string,
    structure,
)
from harness.meter import Meter
from harness.pki import CLIENT_TITLE, METER_TITLE, certificate, private_key
from harness.program import ROOT
from harness.secure import BOTH as SECURED
from harness.secure import SecureClient, keys_of

MANAGEMENT = Client("management", 1)
NAME = "0.0.43.2.0.255"
SERIAL = definition(1, bytes([0, 0, 96, 1, 0, 255]), 2)
ENERGY = definition(3, bytes([1, 0, 1, 8, 0, 255]), 2)
DEVICE_ID = definition(1, bytes([0, 0, 96, 1, 1, 255]), 2)
CLOCK_ZONE = definition(8, bytes([0, 0, 1, 0, 0, 255]), 3)
FORMS = [
    [Layer(AUTHENTICATION)],
    [Layer(ENCRYPTION)],
    [Layer(BOTH)],
    [Layer(SIGNATURE)],
    [Layer(BOTH, WRAPPED)],
    [Layer(BOTH, ONE_PASS, other=b"other")],
    [Layer(BOTH, STATIC_UNIFIED, transaction=b"\x09\x08\x07")],
    [Layer(SIGNATURE), Layer(BOTH, ONE_PASS)],
]
NAMES = ["authenticated", "encrypted", "both", "signed", "wrapped", "one-pass", "static", "signed, then ciphered"]


@pytest.fixture(params=[1, 2], ids="suite{}".format)
def suite(request):
    return request.param


@pytest.fixture
def meter(suite):
    with Meter(ROOT / "SampleMeters" / f"suite{suite}.yaml") as running:
        yield running


def associated(meter, suite):
    key, authentication_key, _ = keys_of(suite)
    return SecureClient(
        meter.address, MANAGEMENT, 5, SECURED, key=key, authentication_key=authentication_key, suite=suite,
        title=CLIENT_TITLE)


@pytest.fixture
def client(meter, suite):
    with associated(meter, suite) as opened:
        yield opened


@pytest.fixture
def party(suite):
    return Party(
        suite, CLIENT_TITLE, METER_TITLE, keys_of(suite),
        (private_key(suite, "client-signing"), private_key(suite, "client-agreement")),
        (certificate(suite, "meter-signing").public_key(), certificate(suite, "meter-agreement").public_key()))


def asked(layers):
    """Copies, as a request has them: the meter fills in the rest."""
    return [Layer(it.kind, it.key, transaction=it.transaction, other=it.other) for it in layers]


def invoke(client, method, *fields):
    return client.invoke(30, NAME, method, structure(*fields), DataType.STRUCTURE).value


def get(client, party, objects, layers):
    layers = array(layer.encoded() for layer in asked(layers))
    found, data = invoke(client, 1, array(objects), layers)
    return party.unprotect(bytes(data), [Layer.of(layer) for layer in found])


def put(client, party, objects, values, layers):
    layers = asked(layers)
    data = party.protect(structure(*values), layers)
    invoke(client, 2, array(objects), array(layer.encoded() for layer in layers), octet_string(data))


@pytest.mark.parametrize("layers", FORMS, ids=NAMES)
def test_attributes_are_read_and_written(client, party, layers):
    zone = client.get(8, "0.0.1.0.0.255", 3)
    assert get(client, party, [SERIAL, CLOCK_ZONE], layers) == structure(
        octet_string(b"00000001"), b"\x10" + zone.to_bytes(2, signed=True))
    put(client, party, [CLOCK_ZONE], [b"\x10" + (30).to_bytes(2)], layers)
    assert client.get(8, "0.0.1.0.0.255", 3) == 30


@pytest.mark.parametrize("layers", FORMS, ids=NAMES)
def test_a_method_is_invoked(client, party, layers):
    layers = asked(layers)
    suite = party.suite
    own = party.protect(structure(enum(0), structure(enum(0), enum(0), octet_string(METER_TITLE))), layers)
    method = structure(b"\x12" + (64).to_bytes(2), octet_string(bytes([0, 0, 43, 0, 1, 255])), b"\x0f\x07")
    found, data = invoke(client, 3, method, array(layer.encoded() for layer in layers), octet_string(own))
    returned = party.unprotect(bytes(data), [Layer.of(layer) for layer in found])
    der = certificate(suite, "meter-signing").public_bytes(serialization.Encoding.DER)
    assert returned == octet_string(der)


@pytest.mark.parametrize("place", [0, 3, 8, -1])
def test_changed_data_are_refused(client, party, place):
    before = client.get(8, "0.0.1.0.0.255", 3)
    for kind in (AUTHENTICATION, BOTH, SIGNATURE):
        layers = [Layer(kind)]
        data = bytearray(party.protect(structure(b"\x10\x00\x1e"), layers))
        data[place] ^= 1
        with pytest.raises(GXDLMSException):
            invoke(client, 2, array([CLOCK_ZONE]), array([layers[0].encoded()]), octet_string(bytes(data)))
    assert client.get(8, "0.0.1.0.0.255", 3) == before


def test_a_replay_under_an_identified_key_is_refused(client, party):
    layers = [Layer(BOTH)]
    data = party.protect(structure(b"\x10\x00\x1e"), layers)
    request = (array([CLOCK_ZONE]), array([layers[0].encoded()]), octet_string(data))
    invoke(client, 2, *request)
    with pytest.raises(GXDLMSException):
        invoke(client, 2, *request)


def test_what_the_client_may_not_write_is_not_written(client, party):
    with pytest.raises(GXDLMSException):
        put(client, party, [CLOCK_ZONE, SERIAL], [b"\x10\x00\x1e", octet_string(b"1")], [Layer(BOTH)])
    assert client.get(8, "0.0.1.0.0.255", 3) != 30


def test_the_buffer_is_captured_when_it_is_read(suite, party, tmp_path):
    path = tmp_path / "captured.yaml"
    path.write_text(
        f"extends: {ROOT}/SampleMeters/suite{suite}.yaml\n"
        "logical_devices: [{sap: 1, objects: [{obis: 0.0.43.2.0.255, protection_parameters_get: "
        '[[2, ["0x0102", "0x", "0x", "0x", [2, {key_parameters: "0x01", key_ciphered_data: ""}]]]]}]}]\n')
    with Meter(path) as meter, associated(meter, suite) as client:
        data = [bytes(client.get(30, NAME, 2)) for _ in range(2)]
        layers = [Layer.of(found) for found in client.get(30, NAME, 4)]
        assert data[0] != data[1], "each capture has a key of its own"
        assert party.unprotect(data[1], layers)[:3] == b"\x02\x01\x06", "a structure with the energy, a number"


def test_rows_of_a_profile_are_chosen(client, party):
    entries = (2, structure(b"\x06\x00\x00\x00\x01", b"\x06\x00\x00\x00\x02"))
    rows = definition(7, bytes([1, 0, 99, 1, 0, 255]), 2, restriction=entries)
    opened = get(client, party, [rows], [Layer(BOTH)])
    assert opened[:4] == b"\x02\x01\x01\x02", "one value, an array of two rows"
