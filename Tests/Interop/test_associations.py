"""Associations: who gets in, who does not, and what each side is told."""

import pytest
from dlms_cosem import enumerations
from dlms_cosem.exceptions import DlmsClientException
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import AssociationResult, SourceDiagnostic
from harness import clients, wire
from harness.clients import BENCH, PUBLIC, READER
from harness.cosem import CosemClient
from harness.gurux import GuruxClient
from harness.program import THREE_PHASE

REJECTED_PERMANENT = 1
CONTEXT_NOT_SUPPORTED = 2
AUTHENTICATION_FAILURE = 13
PASSWORDS = [client.password for client in clients.ALL if client.password]


def result_and_diagnostic(aare: bytes) -> tuple[int, int, int]:
    """Result, source of the diagnostic (1 service user, 2 provider) and diagnostic of an AARE."""
    assert aare[0] == 0x61, aare.hex()
    result = aare.index(b"\xa2\x03\x02\x01")
    diagnostic = aare.index(b"\xa3\x05")
    return aare[result + 4], aare[diagnostic + 2] & 0x1F, aare[diagnostic + 6]


def refusal_of(meter, since, client):
    return meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == client.sap, since)


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_gurux_associates_with_each_client(meter, client):
    since = meter.mark()
    with GuruxClient(meter.address, client) as gurux:
        assert gurux.dlms.settings.dlmsVersion == 6
        assert gurux.dlms.negotiatedConformance != 0
    for kind in ("associated", "released"):
        event = meter.wait_for(lambda event, kind=kind: event["event"] == kind, since)
        assert (event["client"], event["server"]) == (client.sap, 1)


@pytest.mark.parametrize("client", clients.ALL, ids=str)
def test_dlms_cosem_associates_with_each_client(meter, client):
    with CosemClient.to(meter.address, client) as cosem:
        assert cosem.dlms_connection.conformance.get
        assert not cosem.dlms_connection.conformance.general_protection


def test_gurux_is_told_that_its_password_is_wrong(meter):
    since = meter.mark()
    with pytest.raises(GXDLMSException) as refused, GuruxClient(meter.address, READER, password=b"reader02"):
        pass
    assert refused.value.result == AssociationResult.PERMANENT_REJECTED
    assert refused.value.diagnostic == SourceDiagnostic.AUTHENTICATION_FAILURE
    assert refusal_of(meter, since, READER)["reason"]


def test_dlms_cosem_is_told_that_its_password_is_wrong(meter):
    with pytest.raises(DlmsClientException) as refused, CosemClient.to(meter.address, BENCH, password=b"wrong"):
        pass
    assert repr(enumerations.AcseServiceUserDiagnostics.AUTHENTICATION_FAILED) in str(refused.value)


def test_a_wrong_password_is_reported_by_lengths_only(meter):
    since = meter.mark()
    wrong = b"guessed-by-somebody"
    with wire.Link(meter.address, READER.sap) as link:
        aare = link.exchange(wire.aarq(READER, password=wrong))
    assert result_and_diagnostic(aare) == (REJECTED_PERMANENT, 1, AUTHENTICATION_FAILURE)
    refusal = refusal_of(meter, since, READER)
    assert "19" in refusal["reason"] + str(refusal.get("asked"))
    assert "8" in refusal["reason"] + str(refusal.get("allowed"))
    printed = "\n".join(meter.lines)
    for secret in [wrong, *PASSWORDS]:
        assert secret.decode() not in printed
        assert secret.hex() not in printed.lower().replace(" ", "")


@pytest.mark.parametrize("context", [2, 3, 4], ids=["short names", "ciphered", "short names, ciphered"])
def test_a_wrong_context_is_refused_with_its_diagnostic(meter, context):
    since = meter.mark()
    with wire.Link(meter.address, PUBLIC.sap) as link:
        aare = link.exchange(wire.aarq(PUBLIC, context=context))
    assert result_and_diagnostic(aare) == (REJECTED_PERMANENT, 1, CONTEXT_NOT_SUPPORTED)
    refusal = refusal_of(meter, since, PUBLIC)
    assert str(context) in str(refusal["asked"]) + refusal["reason"]
    assert "1" in str(refusal["allowed"]) + refusal["reason"]


def test_gurux_is_told_that_its_client_has_no_short_names(meter):
    with pytest.raises(GXDLMSException) as refused, GuruxClient(meter.address, PUBLIC, by_name=False):
        pass
    assert refused.value.diagnostic == SourceDiagnostic.NOT_SUPPORTED


def test_dlms_cosem_is_told_that_ciphering_is_not_supported(meter):
    client = CosemClient.to(meter.address, PUBLIC)
    client.connect()
    request = client.dlms_connection.get_aarq()
    request.ciphered = True
    with pytest.raises(DlmsClientException) as refused:
        client.associate(request)
    client.disconnect()
    assert "APPLICATION_CONTEXT_NAME_NOT_SUPPORTED" in str(refused.value)


@pytest.mark.parametrize(
    ("aarq", "diagnostics"),
    [
        (wire.aarq(PUBLIC), {11, 12, 14}),  # no mechanism where one is required
        (wire.aarq(READER, mechanism=5), {11}),
    ],
    ids=["none", "GMAC"],
)
def test_a_wrong_mechanism_is_refused(meter, aarq, diagnostics):
    since = meter.mark()
    with wire.Link(meter.address, READER.sap) as link:
        result, source, diagnostic = result_and_diagnostic(link.exchange(aarq))
    assert (result, source) == (REJECTED_PERMANENT, 1)
    assert diagnostic in diagnostics
    assert refusal_of(meter, since, READER)["reason"]


@pytest.mark.parametrize(("client", "server"), [(17, 1), (16, 9)], ids=["client", "logical device"])
def test_an_unknown_address_is_refused_and_named(meter, client, server):
    since = meter.mark()
    with wire.Link(meter.address, client, server) as link:
        assert result_and_diagnostic(link.exchange(wire.aarq(PUBLIC)))[0] == REJECTED_PERMANENT
    refusal = meter.wait_for(lambda event: event["event"] == "refused" and event.get("server") == server, since)
    assert str(client if server == 1 else server) in str(refusal["asked"]) + refusal["reason"]


def test_a_refused_client_may_try_again_on_the_same_connection(meter):
    with wire.Link(meter.address, READER.sap) as link:
        assert result_and_diagnostic(link.exchange(wire.aarq(READER, password=b"wrong")))[0] == REJECTED_PERMANENT
        assert result_and_diagnostic(link.exchange(wire.aarq(READER)))[0] == 0


def test_several_clients_share_one_connection(meter):
    with wire.Link(meter.address) as link:
        for client in clients.ALL:
            link.send(wire.wrap(wire.aarq(client), client.sap))
            source, destination, aare = link.receive()
            assert (source, destination) == (1, client.sap)
            assert result_and_diagnostic(aare)[0] == 0
        link.send(wire.wrap(wire.RLRQ, READER.sap))
        assert link.receive()[2][0] == 0x63
        link.send(wire.wrap(wire.get(8, "0.0.1.0.0.255", 2), PUBLIC.sap))
        assert link.receive()[2][:4] == bytes.fromhex("c401c100"), "the public client's association lives on"


def test_without_an_association_nothing_is_served(meter):
    since = meter.mark()
    with wire.Link(meter.address, PUBLIC.sap) as link:
        answer = link.exchange(wire.get(8, "0.0.1.0.0.255", 2))
    assert answer[0] == 0xD8 or answer[:2] == bytes.fromhex("c401"), answer.hex()
    assert answer[:4] != bytes.fromhex("c401c100")
    assert refusal_of(meter, since, PUBLIC)["reason"]


def test_the_negotiated_sizes_are_the_smaller_ones(meter):
    with GuruxClient(meter.address, BENCH, max_pdu=200) as gurux:
        assert gurux.object_list()
        assert gurux.blocks > 10, "150 objects do not fit into a PDU of 200 octets"


def test_secrets_never_appear_in_describe(description):
    text = str(description)
    for secret in PASSWORDS:
        assert secret.decode() not in text and secret.hex() not in text
    assert THREE_PHASE.exists()
