"""Ciphered clients on the screen: what was in their frames, and why they are refused."""

import re

import pytest
from gurux_dlms import GXDLMSException, GXDLMSExceptionResponse
from harness.clients import Client
from harness.secure import AUTHENTICATION_KEY, BOTH, ENCRYPTION_KEY, SecureClient

MANAGEMENT = Client("management", 1)
NAME = (1, "0.0.42.0.0.255", 2)
SWAPPED = {"key": AUTHENTICATION_KEY, "authentication_key": ENCRYPTION_KEY}


def test_ciphered_frames_are_shown_by_what_was_in_them(console):
    console.keys("2")
    with SecureClient(console.address, MANAGEMENT, 5, BOTH, dedicated_key=bytes(range(16))) as gurux:
        gurux.get(*NAME)
    text = console.wait_for(re.compile(r"§ get-response\S* 0\.0\.42\.0\.0\.255"))
    assert re.search(r"§ action-request\S* 0\.0\.40\.0\.0\.255", text)
    console.keys("/")
    console.type("ciphered && get && tx")
    console.keys("Enter", "End")
    console.wait_for(re.compile(r"ded-get-response"))
    console.keys("Tab", "End")
    text = console.wait_for(re.compile(r"octet-string +4D4353"))
    assert "▾ deciphered" in text


def test_swapped_keys_are_named(console):
    with pytest.raises(GXDLMSException), SecureClient(console.address, MANAGEMENT, 5, BOTH, **SWAPPED):
        pass
    told = "would verify with EK and AK swapped"
    for screen in "236":
        console.keys(screen)
        console.wait_for(lambda text: told in re.sub(r"\s+", " ", text.replace("│", " ")))
    assert ENCRYPTION_KEY.hex().upper() not in console.text()


def test_the_four_passes_are_on_clients(console):
    console.keys("3")
    with SecureClient(console.address, Client("mechanism-3", 3), 3) as gurux:
        gurux.get(*NAME)
        console.keys("Tab", "End")
        text = console.wait_for("pass 4")
        assert re.search(r"pass 3: f\(StoC\) [0-9A-F ]+, right", text)


def test_a_wrong_answer_stands_beside_the_right_one(console):
    console.keys("6")
    with pytest.raises(GXDLMSException), SecureClient(
        console.address, Client("mechanism-4", 4), 4, secret=b"0123456789ABCDEx"
    ):
        pass
    text = console.wait_for("f(StoC) expected")
    assert "f(StoC) found" in text
    assert "0123456789ABCDE" not in text


def test_counters_are_shown_and_changed_and_a_request_is_replayed(console):
    with SecureClient(console.address, MANAGEMENT, 5, BOTH) as gurux:
        gurux.get(*NAME)
        console.keys("3", "Tab", "End")
        console.wait_for(re.compile(r"received \d+ under EK from 4D4D4D0000BC614E"))
        console.command("counter 1 set 17")
        console.wait_for(re.compile(r"transmit counter of client 1: \d+ → 17"))
        gurux.get(*NAME)
        console.wait_for("sent 18")
        console.command("counter 1 freeze")
        console.wait_for("frozen")
        gurux.get(*NAME)
        console.command("counter 1 run")
        console.keys("2")
        console.wait_for(re.compile(r"§ get-response"))
        console.keys("End", "Up", "R")
        console.wait_for("replayed: exception-response")
        console.command("counter 1 received 4000")
        console.wait_for(re.compile(r"last counter received of client 1, 4D4D4D0000BC614E: \d+ → 4000"))
        with pytest.raises(GXDLMSExceptionResponse):
            gurux.get(*NAME)
        console.keys("6")
        console.wait_for("invocation counter too low")
        # The meter goes on from 18, so that the client can still be released.
        gurux.dlms.ciphering.invocationCounter = 5000
