"""Mechanism 7: gurux-dlms proves itself by ECDSA to the meters of suites 1 and 2, and to no other key."""

import pytest
from cryptography.hazmat.primitives import serialization
from gurux_dlms import GXDLMSException
from gurux_dlms.ecdsa import GXPrivateKey, GXPublicKey
from gurux_dlms.enums import SourceDiagnostic
from harness.clients import Client
from harness.meter import Meter
from harness.pki import CLIENT_TITLE, certificate, private_key
from harness.program import ROOT
from harness.secure import BOTH, SecureClient, keys_of

ECDSA = Client("mechanism-7", 7)
NAME = (1, "0.0.42.0.0.255", 2)


@pytest.fixture(params=[1, 2], ids="suite{}".format)
def suite(request):
    return request.param


@pytest.fixture
def meter(suite):
    with Meter(ROOT / "SampleMeters" / f"suite{suite}.yaml") as running:
        yield running


def gurux_pair(suite, meter_key="meter-signing", client_key="client-signing"):
    """The meter's public key and our private one, as gurux-dlms has them."""
    public = certificate(suite, meter_key).public_key()
    own = private_key(suite, client_key)
    size = own.curve.key_size // 8
    point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return (
        GXPublicKey.fromRawBytes(point[1:]),
        GXPrivateKey.fromRawBytes(own.private_numbers().private_value.to_bytes(size)))


def client(meter, suite, security=None, *, title=CLIENT_TITLE, **keys):
    key, authentication_key, _ = keys_of(suite)
    return SecureClient(
        meter.address, ECDSA, 7, security, key=key, authentication_key=authentication_key, suite=suite, title=title,
        signing=gurux_pair(suite, **keys))


@pytest.mark.parametrize("security", [None, BOTH], ids=["plain", "ciphered"])
def test_gurux_proves_itself_and_so_does_the_meter(meter, suite, security):
    with client(meter, suite, security) as gurux:
        assert bytes(gurux.get(*NAME)) == b"MCS00000001"


def refused(meter, since):
    return meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == ECDSA.sap, since)


def test_another_key_is_refused(meter, suite):
    since = meter.mark()
    with pytest.raises(GXDLMSException), client(meter, suite, client_key="client-agreement"):
        pass
    refused(meter, since)


def test_a_title_without_a_certificate_is_refused(meter, suite):
    since = meter.mark()
    with pytest.raises(GXDLMSException), client(meter, suite, title=bytes.fromhex("4D43580000000008")):
        pass
    refused(meter, since)


def test_a_removed_certificate_is_of_no_use_any_more(meter, suite):
    with client(meter, suite) as gurux:
        setup = gurux.object(64, "0.0.43.0.7.255")
        gurux.exchange(setup.removeCertificateByEntity(gurux.dlms, 1, 0, CLIENT_TITLE))
    with pytest.raises(GXDLMSException), client(meter, suite):
        pass


@pytest.mark.parametrize("mechanism", [0, 1, 5])
def test_no_other_mechanism_gets_in(meter, suite, mechanism):
    key, authentication_key, _ = keys_of(suite)
    attempt = SecureClient(
        meter.address, ECDSA, mechanism, key=key, authentication_key=authentication_key, suite=suite,
        title=CLIENT_TITLE)
    with pytest.raises(GXDLMSException) as error, attempt:
        pass
    assert error.value.diagnostic in (
        SourceDiagnostic.AUTHENTICATION_MECHANISM_NAME_NOT_RECOGNISED,
        SourceDiagnostic.AUTHENTICATION_MECHANISM_NAME_REQUIRED, SourceDiagnostic.AUTHENTICATION_REQUIRED)
