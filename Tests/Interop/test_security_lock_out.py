"""An association that locks everybody out after wrong answers, as its definition asks."""

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import SourceDiagnostic
from harness.clients import Client
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import THREE_PHASE
from harness.secure import SecureClient

NAME = (1, "0.0.42.0.0.255", 2)
READER = Client("reader", 32, b"reader01")
SHA256 = Client("mechanism-6", 6)


@pytest.fixture
def meter(tmp_path):
    """Three wrong answers lock clients 6 and 32 out for two seconds."""
    definition = tmp_path / "lock-out.yaml"
    rule = "lock_out: {failures: 3, seconds: 2}"
    definition.write_text(
        f"extends: {THREE_PHASE}\n"
        "logical_devices:\n"
        "  - sap: 1\n"
        "    associations:\n"
        f"      - {{client: 32, {rule}}}\n"
        f"      - {{client: 6, {rule}}}\n"
    )
    with Meter(definition) as running:
        yield running


def reader(meter, password=b"reader01"):
    return GuruxClient(meter.address, READER, password=password)


def sha256(meter, secret=b"0123456789ABCDEF"):
    return SecureClient(meter.address, SHA256, 6, secret=secret)


@pytest.mark.parametrize(("client", "connect"), [(READER, reader), (SHA256, sha256)], ids=["password", "challenge"])
def test_three_wrong_answers_lock_out_and_time_lets_in_again(meter, client, connect):
    before = meter.counts["refused"]
    for _ in range(3):
        with pytest.raises(GXDLMSException), connect(meter, b"reader0x" if client is READER else b"0123456789ABCDEx"):
            pass
    meter.wait_until(lambda counts: counts["refused"] >= before + 3)
    since = meter.mark()
    with pytest.raises(GXDLMSException) as refused, connect(meter):
        pass
    assert refused.value.diagnostic == SourceDiagnostic.AUTHENTICATION_FAILURE
    event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == client.sap, since)
    assert event["reason"].startswith("locked out")
    assert lets_in(meter, connect), "two seconds later"


def lets_in(meter, connect):
    """Tries again as long as the lock-out says that it goes on."""
    while True:
        since = meter.mark()
        try:
            with connect(meter) as gurux:
                return bytes(gurux.get(*NAME)) == b"MCS00000001"
        except GXDLMSException:
            event = meter.wait_for(lambda event: event["event"] == "refused", since)
            assert event["reason"].startswith("locked out")


def test_a_right_answer_between_wrong_ones_starts_the_count_anew(meter):
    for _ in range(3):
        for _ in range(2):
            with pytest.raises(GXDLMSException), reader(meter, b"reader0x"):
                pass
        with reader(meter) as gurux:
            gurux.get(*NAME)
