"""A meter as a process: `meterconsole serve`, its port and the events it prints."""

import json
import re
import signal
import subprocess
import threading
import time
from collections import Counter

from harness.program import ROOT, THREE_PHASE, binary, resident_megabytes

LISTENING = re.compile(r"^listening tcp://127\.0\.0\.1:(\d+)")


class Meter:
    """A running meter on a port of the system's choice. It ends with the `with` block, by its pid."""

    def __init__(self, definition=THREE_PHASE, *, program="meterconsole", arguments=None, listen=(), state=None):
        """`listen` names lines beside the one on TCP, `state` the folder of what the meter remembers."""
        if arguments is None:
            arguments = ["serve", str(definition)]
            for url in ("tcp://127.0.0.1:0", *listen):
                arguments += ["--listen", url]
            if state is not None:
                arguments += ["--state", str(state)]
        self.lines: list[str] = []
        self.events: list[dict] = []
        self.counts: Counter = Counter()
        self._changed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            [binary(program), *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [
            threading.Thread(target=self._read_events, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        self.errors: list[str] = []
        for reader in self._readers:
            reader.start()
        self.port = self._wait_for_port()
        self._wait_for_lines(1 + len(listen))

    @property
    def address(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)

    @property
    def pid(self) -> int:
        return self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    # What it prints

    def _read_events(self):
        for line in self.process.stdout:
            with self._changed:
                self.lines.append(line.rstrip("\n"))
                if line.startswith("{"):
                    event = json.loads(line)
                    self.events.append(event)
                    self.counts[event["event"]] += 1
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _read_errors(self):
        self.errors.extend(self.process.stderr)

    def _wait_for_port(self, seconds=20) -> int:
        with self._changed:
            self._changed.wait_for(lambda: self.lines or self._ended, timeout=seconds)
            match = LISTENING.match(self.lines[0]) if self.lines else None
        if match is None:
            self.stop()
            raise AssertionError(f"no `listening` line first: {self.lines[:3]} {''.join(self.errors)}")
        return int(match[1])

    def _wait_for_lines(self, count, seconds=20):
        with self._changed:
            self._changed.wait_for(lambda: len(self.lines) >= count or self._ended, timeout=seconds)
            if len(self.lines) < count:
                raise AssertionError(f"expected {count} lines: {self.lines}")

    def line(self, scheme: str, number=0) -> str:
        """The URL of the line of this kind, with its real port."""
        prefix = f"listening {scheme}://"
        return [line for line in self.lines if line.startswith(prefix)][number].removeprefix("listening ")

    def port_of(self, scheme: str, number=0) -> int:
        return int(self.line(scheme, number).partition("?")[0].rpartition(":")[2])

    def mark(self) -> int:
        """The number of events so far: where a later `wait_for` begins to look."""
        with self._changed:
            return len(self.events)

    def wait_for(self, wanted, since: int = 0, seconds: float = 10) -> dict:
        """The first event from number `since` on for which `wanted(event)` is true."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while True:
                for event in self.events[since:]:
                    if wanted(event):
                        return event
                left = deadline - time.monotonic()
                if left <= 0 or self._ended:
                    raise AssertionError(f"no such event; the last ones: {self.events[since:][-5:]}")
                self._changed.wait(left)

    def wait_until(self, holds, seconds: float = 10):
        """Waits until `holds(counts)` is true of the number of events of each kind."""
        with self._changed:
            if not self._changed.wait_for(lambda: holds(self.counts) or self._ended, timeout=seconds):
                raise AssertionError(f"still {dict(self.counts)}")
            assert holds(self.counts), f"the meter ended with {dict(self.counts)}"

    # The process

    def is_running(self) -> bool:
        return self.process.poll() is None

    def resident_megabytes(self) -> float:
        return resident_megabytes(self.pid)

    def stop(self, with_signal=signal.SIGTERM) -> int:
        """Asks it to end and returns its status; kills it when it does not."""
        if self.is_running():
            self.process.send_signal(with_signal)
        try:
            status = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("the meter did not end on SIGTERM") from None
        for reader in self._readers:
            reader.join(timeout=10)
        self.process.stdout.close()
        self.process.stderr.close()
        return status
