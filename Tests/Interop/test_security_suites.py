"""Security suites 1 and 2, as gurux-dlms ciphers with them: the keys of suite 2 are twice as long."""

import pytest
from gurux_dlms import GXDLMSException
from harness.clients import Client
from harness.meter import Meter
from harness.program import ROOT
from harness.secure import AUTHENTICATED, BOTH, ENCRYPTED, SecureClient

MANAGEMENT = Client("management", 1)
GMAC = Client("mechanism-5", 5)
NAME = (1, "0.0.42.0.0.255", 2)
KEYS = {1: (bytes(range(16)), bytes(range(0xD0, 0xE0))), 2: (bytes(range(32)), bytes(range(0xD0, 0xF0)))}


@pytest.fixture(params=[1, 2])
def suite(request):
    return request.param


@pytest.fixture
def meter(suite):
    with Meter(ROOT / "SampleMeters" / f"suite{suite}.yaml") as running:
        yield running


def gurux(meter, suite, client, security, asked=None, **options):
    key, authentication_key = KEYS[suite]
    options = {"key": key, "authentication_key": authentication_key, "suite": suite if asked is None else asked, **options}
    return SecureClient(meter.address, client, 5, security, **options)


@pytest.mark.parametrize("security", [AUTHENTICATED, ENCRYPTED, BOTH], ids=str)
def test_gurux_ciphers_in_each_way(meter, suite, security):
    with gurux(meter, suite, GMAC, security) as client:
        assert bytes(client.get(*NAME)) == b"MCS00000001"
        assert len(client.object_list()) > 100, "a list in many ciphered blocks"


@pytest.mark.parametrize("general", [False, True], ids=["service", "general"])
@pytest.mark.parametrize("is_dedicated", [False, True], ids=["global", "dedicated"])
def test_gurux_ciphers_in_each_form(meter, suite, is_dedicated, general):
    dedicated_key = bytes(reversed(KEYS[suite][0])) if is_dedicated else None
    with gurux(meter, suite, MANAGEMENT, BOTH, dedicated_key=dedicated_key, general=general) as client:
        assert bytes(client.get(*NAME)) == b"MCS00000001"


@pytest.mark.parametrize("other", [0, 1, 2])
def test_another_suite_is_refused(meter, suite, other):
    if other == suite:
        pytest.skip("its own")
    since = meter.mark()
    with pytest.raises(GXDLMSException), gurux(meter, suite, MANAGEMENT, BOTH, asked=other):
        pass
    event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == 1, since)
    assert event["reason"] == "wrong security suite"
    assert (event["asked"], event["allowed"]) == (str(other), str(suite))
