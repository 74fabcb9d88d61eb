"""Mechanism 7: a client proves itself by ECDSA to the meters of suites 1 and 2, and nobody does with another key."""

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.ConnectionState import ConnectionState
from gurux_dlms.enums import DataType, SourceDiagnostic
from harness.clients import Client
from harness.data_protection import Party
from harness.meter import Meter
from harness.pki import CLIENT_TITLE, METER_TITLE, certificate, private_key
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


class EcdsaClient(SecureClient):
    """gurux-dlms with passes 3 and 4 of our own: its Python version cannot verify a signature, and sign on P-256 only."""

    def __init__(self, meter, suite, security, title, client_key):
        key, authentication_key, _ = keys_of(suite)
        super().__init__(
            meter.address, ECDSA, 7, security, key=key, authentication_key=authentication_key, suite=suite, title=title)
        self.party = Party(
            suite, title, METER_TITLE, keys_of(suite), (private_key(suite, client_key), None),
            (certificate(suite, "meter-signing").public_key(), None))

    def prove(self):
        settings = self.dlms.settings
        client, server = bytes(settings.ctoSChallenge), bytes(settings.getStoCChallenge())
        assert bytes(settings.sourceSystemTitle) == METER_TITLE
        proof = self.party.sign(self.party.title + METER_TITLE + server + client)
        answer = self.invoke(15, "0.0.40.0.0.255", 1, proof, DataType.OCTET_STRING).value
        self.party.verify(bytes(answer), METER_TITLE + self.party.title + client + server)
        settings.connected |= ConnectionState.DLMS


def client(meter, suite, security=None, *, title=CLIENT_TITLE, client_key="client-signing"):
    return EcdsaClient(meter, suite, security, title, client_key)


@pytest.mark.parametrize("security", [None, BOTH], ids=["plain", "ciphered"])
def test_a_client_proves_itself_and_so_does_the_meter(meter, suite, security):
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
        SourceDiagnostic.NOT_RECOGNISED, SourceDiagnostic.MECHANISM_NAME_REGUIRED,
        SourceDiagnostic.AUTHENTICATION_REQUIRED)
