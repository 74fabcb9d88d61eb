"""The known answers of Tests/Vectors/security.yaml: whole protected APDUs, sent to a meter that has their keys.

A pre-established association takes each of them as it is; one session is opened as it was captured."""

import re

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from harness import wire
from harness.carriers import Socket
from harness.meter import Meter
from harness.program import ROOT, THREE_PHASE



def field(text: str, name: str) -> str | None:
    found = re.search(rf"^ *\"?{name}\"?: \"?([^\"\n]*)\"?$", text, re.MULTILINE)
    return found and found[1]


def read_vectors() -> dict[str, dict]:
    """What is needed here of the vectors, each a list entry of block YAML."""
    names = (
        "kind", "verdict", "hex", "system_title", "encryption_key", "authentication_key", "dedicated_key",
        "originator-system-title", "deciphered-apdu", "suite")
    entries = re.split(r"^- id: ", (ROOT / "Tests/Vectors/security.yaml").read_text(), flags=re.MULTILINE)[1:]
    return {
        entry.split("\n", 1)[0]: {"id": entry.split("\n", 1)[0]} | {name: field(entry, name) for name in names}
        for entry in entries
    }


VECTORS = read_vectors()
# Requests by their tags, with the tags of their responses; notifications are for clients.
ANSWERS = {0xC8: 0xCC, 0xC9: 0xCD, 0xCB: 0xCF, 0xDB: 0xDB, 0xDD: 0xDD}
REQUESTS = {0xC0, 0xC1, 0xC3}
METER_TITLE = "4D4D4D0000000001"
DEFINITION = """
extends: {base}
meter:
  system_title: {meter}
logical_devices:
  - sap: 1
    associations:
      - name: vectors
        client: 20
        context: ln_ciphered
        {opened}
        security:
          test_key: true
          suite: {suite}
          {client}
          encryption_key: {encryption}
          authentication_key: {authentication}
        access: reader
"""


def is_request(vector) -> bool:
    plain = vector["deciphered-apdu"]
    return (
        vector["kind"] == "apdu" and vector["verdict"] == "accept" and plain is not None
        and int(vector["hex"][:2], 16) in ANSWERS and int(plain[:2], 16) in REQUESTS)


POSITIVE = [vector for vector in VECTORS.values() if is_request(vector)]
NEGATIVE = [VECTORS[name] for name in ("sec-neg-glo-tag-flipped", "sec-neg-glo-length-overrun")]


def meter_for(folder, vector, opened="pre_established: true", meter_title=METER_TITLE, client=True):
    title = vector["system_title"] or vector["originator-system-title"]
    path = folder / "meter.yaml"
    path.write_text(DEFINITION.format(
        base=THREE_PHASE, meter=meter_title, opened=opened, suite=vector["suite"] or 0,
        client=f"client_system_title: {title}" if client else "",
        encryption=vector["encryption_key"], authentication=vector["authentication_key"]))
    return Meter(path)


def send(meter, *apdus: bytes) -> list[bytes]:
    carrier = Socket(meter.address)
    answers = []
    for apdu in apdus:
        carrier.send(wire.wrap(apdu, 20))
        answers.append(wire.unwrap(carrier.receive())[0][2])
    carrier.close()
    return answers


@pytest.mark.parametrize("vector", POSITIVE, ids=[vector["id"] for vector in POSITIVE])
def test_a_known_request_is_understood(tmp_path, vector):
    apdu, plain = bytes.fromhex(vector["hex"]), bytes.fromhex(vector["deciphered-apdu"])
    with meter_for(tmp_path, vector) as meter:
        if plain[2] & 0x40:
            assert send(meter, apdu)[0][0] == ANSWERS[apdu[0]]
            return
        carrier = Socket(meter.address)
        carrier.send(wire.wrap(apdu, 20))
        event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == 20, 0)
        assert event["reason"] == "a GET that forbids its own response", "deciphered, and unconfirmed"
        carrier.close()


@pytest.mark.parametrize("vector", NEGATIVE, ids=[vector["id"] for vector in NEGATIVE])
def test_a_known_fault_is_refused(tmp_path, vector):
    with meter_for(tmp_path, vector) as meter:
        assert send(meter, bytes.fromhex(vector["hex"]))[0][0] == 0xD8


def test_a_captured_session_with_a_dedicated_key(tmp_path):
    vector, request = VECTORS["sec-gosem-aarq-session"], VECTORS["sec-gosem-ded-get-request"]
    title = VECTORS["sec-gosem-aare-session"]["system_title"]
    opened = "mechanism: low\n        secret: '0x4a7553363642435a'"
    with meter_for(tmp_path, vector, opened, title, client=False) as meter:
        aare, answer = send(meter, bytes.fromhex(vector["hex"]), bytes.fromhex(request["hex"]))
    assert bytes.fromhex("a203020100") in aare, aare.hex()
    assert answer[0] == 0xD4 and answer[2] == 0x30
    key, nonce = bytes.fromhex(request["dedicated_key"]), bytes.fromhex(title) + answer[3:7]
    text = Cipher(algorithms.AES(key), modes.CTR(nonce + bytes.fromhex("00000002"))).encryptor().update(answer[7:-12])
    assert text[:4] == bytes.fromhex("c401c100"), "a GET response with data"
