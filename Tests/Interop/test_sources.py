"""`source: static | dynamic` at any attribute: `check` says what is missing, `describe` and a client see the flip."""

import json

import pytest
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import meterconsole

# Each object's value stands at the place of the braces.
METER = """\
meter: {{manufacturer: MCS, serial: "00000002"}}
listeners: [tcp://127.0.0.1:0]
registers: {{power: 230 W}}
logical_devices:
  - sap: 1
    associations:
      - {{name: public, client: 16, access: reader}}
    objects:
      - {{class: Register, obis: 1.0.1.7.0.255, value: {register}, scaler_unit: {{scaler: 0, unit: W}}}}
      - {{class: Data, obis: 0.0.96.1.0.255, value: {data}}}
"""
STATIC = "{source: static, value: {double-long-unsigned: 77}}"
DYNAMIC = "{source: dynamic, register: power}"
REGISTER, DATA = (3, "1.0.1.7.0.255"), (1, "0.0.96.1.0.255")


def written(tmp_path, *, register, data):
    path = tmp_path / "meter.yaml"
    path.write_text(METER.format(register=register, data=data), encoding="utf-8")
    return path


def kinds(path):
    result = meterconsole("describe", path, "--format", "json")
    assert result.returncode == 0, result.stderr
    objects = json.loads(result.stdout)["logical_devices"][0]["objects"]
    return {(entry["class"], entry["obis"]): entry["attributes"][1]["kind"] for entry in objects if entry["class"] in (1, 3)}


@pytest.mark.parametrize(
    ("register", "data", "values", "described"),
    [
        (DYNAMIC, STATIC, (230, 77), ("dynamic", "static")),
        (STATIC, DYNAMIC, (77, 230), ("static", "dynamic")),
    ],
    ids=["as the standard has it", "both flipped"],
)
def test_a_client_reads_where_the_definition_says(tmp_path, register, data, values, described):
    path = written(tmp_path, register=register, data=data)
    assert (kinds(path)[REGISTER], kinds(path)[DATA]) == described
    with Meter(path) as meter, GuruxClient(meter.address) as gurux:
        assert (gurux.get(*REGISTER, 2), gurux.get(*DATA, 2)) == values


@pytest.mark.parametrize(
    ("register", "data", "missing"),
    [("{source: static}", STATIC, "value"), (DYNAMIC, "{source: dynamic}", "register")],
    ids=["static without a value", "dynamic without a register"],
)
def test_check_says_what_a_flip_is_missing(tmp_path, register, data, missing):
    result = meterconsole("check", written(tmp_path, register=register, data=data))
    assert result.returncode == 1
    assert missing in result.stdout + result.stderr
