"""Where the built programs are, and how to run them to their end."""

import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
THREE_PHASE = ROOT / "SampleMeters" / "three-phase.yaml"


@cache
def binary(name: str) -> str:
    """Path of a built program, from the environment (METERCONSOLE, OWNMETER) or from the build folder."""
    given = os.environ.get(name.upper())
    if given:
        return given
    folder = subprocess.run(
        ["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    return str(Path(folder) / name)


def processor_seconds(pid: int) -> float:
    """Time that a process had a core for: the same on a busy machine as on an idle one."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(pid: int) -> float:
    with open(f"/proc/{pid}/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def meterconsole(*arguments, stdin: str | None = None, seconds: float = 30) -> subprocess.CompletedProcess:
    """Runs `meterconsole` with these arguments until it ends."""
    return subprocess.run(
        [binary("meterconsole"), *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
