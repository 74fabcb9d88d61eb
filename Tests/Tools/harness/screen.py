"""A terminal of a given size in tmux, on a server of its own, with the console in it."""

import itertools
import os
import re
import shlex
import subprocess
import time

from harness.program import ROOT, THREE_PHASE, binary

_numbers = itertools.count(1)
DEADLINE = 20  # seconds until a screen must show what is waited for


class Screen:
    """A shell in tmux. It ends with the `with` block, and everything in it."""

    def __init__(self, columns=80, rows=24, environment=None):
        self.socket = f"meterconsole-{os.getpid()}-{next(_numbers)}"
        self.columns, self.rows = columns, rows
        settings = {
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PS1": "ready> ", "TERM": "screen-256color",
            # These would overrule the terminal's own size, and the runner may have set them.
            "COLUMNS": None, "LINES": None, "NO_COLOR": None,
        }  # fmt: skip
        settings.update(environment or {})
        words = [f"{name}={value}" for name, value in settings.items() if value is not None]
        removed = [f"--unset={name}" for name, value in settings.items() if value is None]
        shell = shlex.join(["env", *removed, *words, "sh"])
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-s", "main", "-x", str(columns), "-y", str(rows), "-c", str(ROOT), shell
        )  # fmt: skip
        self._tmux("set-option", "-g", "status", "off")
        self._tmux("set-option", "-s", "escape-time", "0")
        self._tmux("set-option", "-g", "set-clipboard", "on")
        self.resize(columns, rows)
        self.wait_for("ready>")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._tmux("kill-server", check=False)

    def _tmux(self, *arguments, check=True) -> str:
        result = subprocess.run(
            ["tmux", "-L", self.socket, *arguments], capture_output=True, text=True, check=False, timeout=30
        )
        if check and result.returncode != 0:
            raise AssertionError(f"tmux {arguments[0]}: {result.stderr.strip()}")
        return result.stdout

    # What is on it

    def text(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", "main")

    def lines(self) -> list[str]:
        return self.text().split("\n")

    def coloured(self) -> str:
        """The text with the escape sequences of its colours."""
        return self._tmux("capture-pane", "-p", "-e", "-t", "main")

    def flag(self, name: str) -> str:
        """One of tmux's formats for the pane, such as alternate_on."""
        return self._tmux("display-message", "-p", "-t", "main", f"#{{{name}}}").strip()

    def wait_for(self, wanted, seconds=DEADLINE) -> str:
        """The screen, as soon as `wanted` (text, a pattern, or a function of the text) is on it."""
        holds = _condition(wanted)
        deadline = time.monotonic() + seconds
        while True:
            text = self.text()
            if holds(text):
                return text
            if time.monotonic() > deadline:
                raise AssertionError(f"not on the screen after {seconds} s: {wanted}\n{text}")
            time.sleep(0.02)  # between two looks at the condition

    def wait_until_gone(self, unwanted, seconds=DEADLINE) -> str:
        holds = _condition(unwanted)
        return self.wait_for(lambda text: not holds(text), seconds)

    def clipboard(self) -> str:
        """What a program has put there through the terminal (OSC 52)."""
        return self._tmux("show-buffer", check=False)

    # What is done to it

    def keys(self, *names: str):
        """Presses keys by tmux's names: Enter, Escape, Up, C-z, or a character."""
        self._tmux("send-keys", "-t", "main", *names)

    def type(self, text: str):
        self._tmux("send-keys", "-t", "main", "-l", text)

    def command(self, line: str):
        """Types a command into the console's palette."""
        self.type(":")
        self.type(line)
        self.keys("Enter")

    def mouse(self, column: int, row: int, button: int = 0):
        """A press and release at a cell counted from 1, in the form asked for; buttons 64 and 65 are the wheel."""
        is_wheel = button >= 64
        if self.flag("mouse_sgr_flag") == "1":
            for kind in "M" if is_wheel else "Mm":
                self.type(f"\x1b[<{button};{column};{row}{kind}")
        else:
            for code in (button,) if is_wheel else (button, 3):
                self.type("\x1b[M" + "".join(chr(32 + number) for number in (code, column, row)))

    def resize(self, columns: int, rows: int):
        self._tmux("resize-window", "-t", "main", "-x", str(columns), "-y", str(rows))


class Console(Screen):
    """The console on a meter, in a terminal of its own. `port` is where the meter listens."""

    def __init__(self, columns=80, rows=24, *options: str, definition=THREE_PHASE, environment=None):
        super().__init__(columns, rows, environment)
        arguments = ["run", str(definition), "--listen", "tcp://127.0.0.1:0", *options]
        if "--state" not in options:
            arguments += ["--state", "none"]  # one test must not see what another has left
        self.type(f"{shlex.join([binary('meterconsole'), *arguments])}; echo ended with $?")
        self.keys("Enter")
        text = self.wait_for(re.compile(r"tcp[^\n]*?:\d{4,5}"))
        self.port = int(re.search(r"tcp[^\n]*?:(\d{4,5})", text)[1])

    @property
    def address(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)

    @property
    def pid(self) -> int:
        """The console's process: the child of the shell in the pane."""
        shell = self.flag("pane_pid")
        children = subprocess.run(["ps", "--ppid", shell, "-o", "pid="], capture_output=True, text=True, check=True)
        return int(children.stdout.split()[0])

    def quit(self):
        """Closes the program, answering its question if it asks one."""
        self.keys("Q")
        if "ended with" not in self.wait_for(re.compile(r"ended with|y quit")):
            self.keys("y")


def _condition(wanted):
    if callable(wanted):
        return wanted
    if isinstance(wanted, re.Pattern):
        return lambda text: wanted.search(text) is not None
    return lambda text: wanted in text
