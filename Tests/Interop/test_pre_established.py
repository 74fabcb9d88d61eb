"""Associations that are there from the start: nobody opens them, and what they carry is protected all the same."""

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.AesGcmParameter import AesGcmParameter
from gurux_dlms.GXCiphering import GXCiphering
from harness import wire
from harness.carriers import Socket
from harness.clients import Client
from harness.gurux import GuruxClient
from harness.meter import Meter
from harness.program import THREE_PHASE
from harness.secure import AUTHENTICATION_KEY, BOTH, ENCRYPTION_KEY, SYSTEM_TITLE

DEFINITION = """
extends: {base}
logical_devices:
  - sap: 1
    associations:
      - name: open
        client: 20
        pre_established: true
        access: reader
      - name: closed
        client: 21
        context: ln_ciphered
        pre_established: true
        security:
          test_key: true
          policy: [authenticated, encrypted]
          client_system_title: 4D4D4D0000BC614E
          encryption_key: 000102030405060708090A0B0C0D0E0F
          authentication_key: D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF
        access: reader
"""
GET_NAME = bytes.fromhex("c001c1000100002a0000ff0200")
NAME = bytes.fromhex("c401c100090b") + b"MCS00000001"


@pytest.fixture(scope="module")
def meter(tmp_path_factory):
    path = tmp_path_factory.mktemp("definition") / "meter.yaml"
    path.write_text(DEFINITION.format(base=THREE_PHASE))
    with Meter(path) as running:
        yield running


def ask(meter, client: int, *apdus: bytes) -> list[bytes]:
    """Sends APDUs on a connection of their own; the answers to those that have one."""
    carrier = Socket(meter.address)
    received = b""
    for apdu in apdus:
        carrier.send(wire.wrap(apdu, client))
    while not (answers := wire.unwrap(received)):
        received += carrier.receive()
    carrier.close()
    return [apdu for _, _, apdu in answers]


def ciphered(counter: int, tag=0xC8) -> bytes:
    message = AesGcmParameter(tag, SYSTEM_TITLE, ENCRYPTION_KEY, AUTHENTICATION_KEY)
    message.security, message.invocationCounter = BOTH, counter
    return bytes(GXCiphering.encrypt(message, GET_NAME))


def test_a_request_is_served_without_an_aarq(meter):
    assert ask(meter, 20, GET_NAME) == [NAME]


def test_an_aarq_is_refused(meter):
    since = meter.mark()
    with pytest.raises(GXDLMSException), GuruxClient(meter.address, Client("open", 20)):
        pass
    event = meter.wait_for(lambda event: event["event"] == "refused" and event.get("client") == 20, since)
    assert event["reason"].startswith("the association is pre-established")


def test_a_release_is_ignored(meter):
    assert ask(meter, 20, bytes.fromhex("6200"), GET_NAME) == [NAME], "the first answer is that of the GET"


def test_a_plain_request_is_refused_by_the_policy(meter):
    assert ask(meter, 21, GET_NAME) == [bytes.fromhex("d80101")]


@pytest.mark.parametrize("counter, tag", [(1, 0xC8), (2, 0xDB)], ids=["service", "general"])
def test_a_ciphered_request_is_served(meter, counter, tag):
    answer = ask(meter, 21, ciphered(counter, tag))[0]
    assert answer[0] == {0xC8: 0xCC, 0xDB: 0xDB}[tag]


def test_a_replayed_request_is_refused(meter):
    assert ask(meter, 21, ciphered(100))[0][0] == 0xCC
    assert ask(meter, 21, ciphered(100))[0] == bytes.fromhex("d8020600000065")
