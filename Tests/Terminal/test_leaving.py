"""However it ends, the terminal is as it was, and nothing leaks onto the screen."""

import os
import re
import signal
import socket

import pytest
from harness.clients import PUBLIC
from harness.gurux import GuruxClient
from harness.program import THREE_PHASE, binary
from harness.screen import Console, Screen


def assert_restored(console):
    """The shell has its line editing back, no alternate screen, no mouse, and its cursor."""
    assert console.flag("alternate_on") == "0"
    assert console.flag("mouse_any_flag") == "0"
    assert console.flag("cursor_flag") == "1"
    console.type("clear; stty -a; echo still here")
    console.keys("Enter")
    text = console.wait_for(re.compile(r"^still here", re.MULTILINE))
    modes = text.split()
    assert "icanon" in modes and "echo" in modes and "icrnl" in modes and "opost" in modes


def test_quit_restores_the_terminal(console):
    assert console.flag("alternate_on") == "1"
    console.quit()
    console.wait_for("ended with 0")
    assert_restored(console)


def test_ctrl_c_quits_like_the_key(console):
    console.keys("C-c")
    console.wait_for(re.compile(r"ended with \d+"))
    assert_restored(console)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGABRT], ids=lambda number: number.name)
def test_a_signal_restores_the_terminal(number):
    with Console(environment={"SWIFT_BACKTRACE": "enable=no"}) as console:
        os.kill(console.pid, number)
        console.wait_for(re.compile(r"ended with \d+"))
        assert_restored(console)


def test_suspend_gives_the_shell_back_and_fg_the_screen(console):
    console.keys("C-z")
    console.wait_for(re.compile("Stopped|suspended", re.IGNORECASE))
    assert console.flag("alternate_on") == "0"
    console.type("fg")
    console.keys("Enter")
    console.wait_for(lambda text: f":{console.port} ▲" in text and "Stopped" not in text)
    with GuruxClient(console.address, PUBLIC) as gurux:
        assert gurux.get(8, "0.0.1.0.0.255", 2)


def test_a_busy_port_is_shown_with_its_reason_and_retried():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Screen(120, 40) as screen:
            screen.type(f"{binary('meterconsole')} run {THREE_PHASE} --listen tcp://127.0.0.1:{port}")
            screen.keys("Enter")
            screen.wait_for(re.compile(r"in use|EADDRINUSE", re.IGNORECASE))
            taken.close()
            screen.wait_for(re.compile(rf":{port} ▲"), seconds=60)


def test_without_a_known_terminal_it_prints_lines():
    with Screen(environment={"TERM": "dumb"}) as screen:
        screen.type(f"{binary('meterconsole')} run {THREE_PHASE} --listen tcp://127.0.0.1:0")
        screen.keys("Enter")
        text = screen.wait_for(re.compile(r"tcp://127\.0\.0\.1:\d{4,5}"))
        port = int(re.search(r"tcp://127\.0\.0\.1:(\d{4,5})", text)[1])
        with GuruxClient(("127.0.0.1", port), PUBLIC) as gurux:
            gurux.get(8, "0.0.1.0.0.255", 2)
        screen.wait_for("0.0.1.0.0.255")
        assert screen.flag("alternate_on") == "0"
        screen.keys("C-c")
        screen.wait_for(re.compile(r"ready> *\n*$"))
