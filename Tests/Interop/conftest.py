"""One three-phase meter for the tests that only read, a fresh one for those that change it."""

import json

import pytest
from harness import wire
from harness.clients import BENCH
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import THREE_PHASE, meterconsole
from harness.small_meter import SMALL_PDUS


@pytest.fixture(scope="session")
def meter():
    with Meter() as running:
        yield running
        assert running.is_running(), "the meter ended during the tests: " + "".join(running.errors)


@pytest.fixture
def fresh_meter():
    with Meter() as running:
        yield running


@pytest.fixture(scope="session")
def description():
    """What `describe` says of three-phase.yaml."""
    result = meterconsole("describe", THREE_PHASE, "--format", "json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A meter whose bench association takes and sends APDUs of 64 octets."""
    path = tmp_path_factory.mktemp("ln") / "small.yaml"
    path.write_text(SMALL_PDUS)
    with Meter(path) as running:
        yield running
        assert running.is_running(), "the meter ended during the tests: " + "".join(running.errors)


@pytest.fixture
def bench(small):
    with GuruxClient(small.address, BENCH, max_pdu=64) as gurux:
        yield gurux


@pytest.fixture
def link(small):
    """The bench association by octets, APDUs of 64 octets both ways."""
    with wire.Link(small.address, BENCH.sap) as opened:
        # Above the size of the meter's APDUs an AARQ is allowed: it opens the association that has them.
        assert opened.exchange(wire.aarq(BENCH, size=64, conformance=0x00FE1F))[0] == 0x61
        yield opened
