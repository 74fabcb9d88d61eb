"""High level security and ciphering: gurux-dlms and dlms-cosem, each the way its users have it."""

import pytest
from dlms_cosem.connection import DlmsConnectionSettings
from dlms_cosem.client import DlmsClient
from dlms_cosem.io import BlockingTcpIO, TcpTransport
from dlms_cosem.security import HighLevelSecurityGmacAuthentication
from gurux_dlms import GXDLMSException, GXDLMSExceptionResponse
from gurux_dlms.enums import SourceDiagnostic
from harness import wire
from harness.clients import Client
from harness.cosem import attribute_of
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.secure import (
    AUTHENTICATED,
    AUTHENTICATION_KEY,
    BOTH,
    ENCRYPTED,
    ENCRYPTION_KEY,
    SYSTEM_TITLE,
    SecureClient,
)

MANAGEMENT = Client("management", 1)
GMAC = Client("mechanism-5", 5)
NAME = (1, "0.0.42.0.0.255", 2)


@pytest.fixture
def secure_meter():
    """A meter that has heard of no counter yet."""
    with Meter() as running:
        yield running


def refusal(meter, since, client):
    event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == client.sap, since)
    return event["reason"]


@pytest.mark.parametrize("mechanism", [2, 3, 4, 5, 6])
def test_gurux_proves_itself_by_each_mechanism(secure_meter, mechanism):
    with SecureClient(secure_meter.address, Client(f"mechanism-{mechanism}", mechanism), mechanism) as gurux:
        assert bytes(gurux.get(*NAME)) == b"MCS00000001"


@pytest.mark.parametrize("security", [AUTHENTICATED, ENCRYPTED, BOTH], ids=str)
def test_gurux_ciphers_in_each_way(secure_meter, security):
    with SecureClient(secure_meter.address, GMAC, 5, security) as gurux:
        assert bytes(gurux.get(*NAME)) == b"MCS00000001"
        assert len(gurux.object_list()) > 100, "a list in many ciphered blocks"


@pytest.mark.parametrize("general", [False, True], ids=["service", "general"])
@pytest.mark.parametrize("dedicated_key", [None, bytes(range(16))], ids=["global", "dedicated"])
def test_gurux_ciphers_in_each_form(secure_meter, dedicated_key, general):
    forms = {(False, False): 0xC8, (True, False): 0xD0, (False, True): 0xDB, (True, True): 0xDC}
    with SecureClient(
        secure_meter.address, MANAGEMENT, 5, BOTH, dedicated_key=dedicated_key, general=general
    ) as gurux:
        request = gurux.dlms.read(gurux.object(1, NAME[1]), 2)
        assert bytes(request[0])[8] == forms[dedicated_key is not None, general], "the form that was to be tried"
        assert bytes(gurux.exchange(request).value) == b"MCS00000001"


def test_dlms_cosem_associates_with_gmac(secure_meter):
    client = DlmsClient(
        transport=TcpTransport(1, 1, BlockingTcpIO(*secure_meter.address)),
        authentication=HighLevelSecurityGmacAuthentication(challenge_length=32),
        encryption_key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        client_system_title=SYSTEM_TITLE,
        client_initial_invocation_counter=10,
        connection_settings=DlmsConnectionSettings(),
    )
    with client.session() as cosem:
        assert cosem.get(attribute_of(*NAME))[2:] == b"MCS00000001"


@pytest.mark.parametrize("mechanism", [2, 3, 4, 6])
def test_a_wrong_secret_is_refused(secure_meter, mechanism):
    client = Client(f"mechanism-{mechanism}", mechanism)
    since = secure_meter.mark()
    with pytest.raises(GXDLMSException), SecureClient(
        secure_meter.address, client, mechanism, secret=b"0123456789ABCDEx"
    ):
        pass
    assert refusal(secure_meter, since, client) == "wrong answer to the meter's challenge"


@pytest.mark.parametrize("wrong", ["key", "authentication_key"])
def test_a_wrong_key_is_refused(secure_meter, wrong):
    since = secure_meter.mark()
    with pytest.raises(GXDLMSException) as refused, SecureClient(
        secure_meter.address, MANAGEMENT, 5, BOTH, **{wrong: bytes(16)}
    ):
        pass
    assert refused.value.diagnostic == SourceDiagnostic.AUTHENTICATION_FAILURE
    assert refusal(secure_meter, since, MANAGEMENT).startswith("the authentication tag does not verify")


def test_a_replayed_counter_is_refused_and_the_expected_one_told(secure_meter):
    with SecureClient(secure_meter.address, MANAGEMENT, 5, BOTH) as gurux:
        gurux.get(*NAME)
        since = secure_meter.mark()
        gurux.dlms.ciphering.invocationCounter = 1
        with pytest.raises(GXDLMSExceptionResponse):
            gurux.get(*NAME)
        assert refusal(secure_meter, since, MANAGEMENT) == "invocation counter too low"
        gurux.dlms.ciphering.invocationCounter = 100
        assert bytes(gurux.get(*NAME)) == b"MCS00000001"


def test_anybody_reads_the_counter_that_a_client_needs(secure_meter):
    with GuruxClient(secure_meter.address) as public:
        before = public.get(1, "0.0.43.1.1.255", 2)
    with SecureClient(secure_meter.address, MANAGEMENT, 5, BOTH, counter=before + 1000) as gurux:
        gurux.get(*NAME)
    with GuruxClient(secure_meter.address) as public:
        assert public.get(1, "0.0.43.1.1.255", 2) > before + 1000


def test_no_secret_can_be_read(secure_meter):
    with SecureClient(secure_meter.address, MANAGEMENT, 5, BOTH) as gurux, pytest.raises(GXDLMSException):
        gurux.get(15, "0.0.40.0.0.255", 7)


@pytest.mark.parametrize("client", [MANAGEMENT, *(Client(f"mechanism-{n}", n) for n in (2, 3, 4, 5, 6))], ids=str)
@pytest.mark.parametrize("mechanism", [0, 1, 2, 3, 4, 5, 6])
def test_no_other_mechanism_gets_in(secure_meter, client, mechanism):
    own = 5 if client is MANAGEMENT else client.sap
    if mechanism == own:
        pytest.skip("its own")
    if mechanism < 2:
        attempt = GuruxClient(secure_meter.address, client, password=b"0123456789ABCDEF" if mechanism else None)
    else:
        attempt = SecureClient(secure_meter.address, client, mechanism)
    with pytest.raises(GXDLMSException), attempt:
        pass


@pytest.mark.parametrize("security", [None, AUTHENTICATED, ENCRYPTED], ids=str)
def test_management_is_refused_with_less_protection(secure_meter, security):
    with pytest.raises(GXDLMSException), SecureClient(secure_meter.address, MANAGEMENT, 5, security):
        pass


def test_nothing_is_served_before_the_proof(secure_meter):
    client = SecureClient(secure_meter.address, Client("mechanism-3", 3), 3)
    client.dlms.parseAareResponse(client.exchange(client.dlms.aarqRequest()).data)
    try:
        client.carrier.send(wire.wrap(bytes.fromhex("C001C1000100002A0000FF0200"), client=3))
        assert client.carrier.receive()[8:] == bytes.fromhex("D80101")
    finally:
        client.carrier.close()
