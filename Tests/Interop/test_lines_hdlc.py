"""HDLC over TCP against gurux-dlms and dlms-cosem, and a client of our own for what they cannot do."""

import pytest
from harness.carriers import Socket
from harness.clients import ALL, BENCH, PUBLIC
from harness.gurux import GuruxClient
from harness.gurux_hdlc import GuruxHDLC
from harness.meter import Meter

ENERGY = (3, "1.0.1.8.0.255", 2)
CLOCK = (8, "0.0.1.0.0.255", 2)


@pytest.fixture(scope="module")
def meter():
    with Meter(listen=["hdlc+tcp://127.0.0.1:0"]) as running:
        yield running
        assert running.is_running(), "".join(running.errors)


def carrier(meter):
    return Socket(("127.0.0.1", meter.port_of("hdlc+tcp")))


@pytest.mark.parametrize("client", ALL, ids=str)
def test_every_client_reads_the_same_over_hdlc_as_over_the_wrapper(meter, client):
    with GuruxClient(meter.address, client) as wrapper, GuruxHDLC(carrier(meter), client) as hdlc:
        names = [(item.objectType, item.logicalName) for item in wrapper.object_list()]
        assert names == [(item.objectType, item.logicalName) for item in hdlc.object_list()]


@pytest.mark.parametrize(("device", "size"), [(None, 1), (17, 2), (17, 4)])
def test_server_addresses_of_one_two_and_four_octets(meter, device, size):
    with GuruxHDLC(carrier(meter), device=device, size=size) as client:
        assert client.get(*CLOCK) is not None


@pytest.mark.parametrize("info", [62, 128, 256, 1024, 2030])
def test_information_fields_of_any_length(meter, info):
    with GuruxHDLC(carrier(meter), BENCH, info=info) as client:
        assert len(client.object_list()) > 100
        since = meter.mark() - 1
    connected = meter.wait_for(lambda event: event["event"] == "hdlc-connected" and event["asked"]["transmit_length"] == info)
    assert connected["agreed"]["transmit_length"] == min(info, connected["offered"]["transmit_length"]), since
