"""One three-phase meter for the tests that only read, a fresh one for those that change it."""

import json

import pytest
from harness.meter import Meter
from harness.program import THREE_PHASE, meterconsole


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
