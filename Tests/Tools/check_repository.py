"""Checks that imports run only downwards and that nothing of one machine is in the repository."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SYSTEM = {"Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "WinSDK", "Dispatch", "Synchronization"}
NIO = {"NIOCore", "NIOPosix"}
CORE = {"DLMSWire", "DLMSServer"}

# What each target may import: the design's layers, from below. The core imports nothing but itself.
MAY_IMPORT = {
    "DLMSWire": set(),
    "DLMSServer": {"DLMSWire"},
    "CLibcrypto": set(),
    "DLMSSecurity": CORE | {"CLibcrypto", "COSEM", "Crypto", "CryptoExtras", "SwiftASN1", "X509"} | SYSTEM,
    "COSEM": CORE | SYSTEM,
    "MeterDefinition": CORE | {"COSEM", "DLMSSecurity", "Yams"} | SYSTEM,
    "MeterHost": CORE | {"COSEM", "DLMSSecurity", "MeterDefinition", "Logging", "DequeModule", "GRDB"} | NIO | SYSTEM,
    "TerminalKit": SYSTEM,
    "CNcursesw": set(),
    "TerminalCurses": {"TerminalKit", "CNcursesw"} | SYSTEM,
    "Console": CORE | {"COSEM", "MeterDefinition", "MeterHost", "TerminalKit", "Yams", "DequeModule"} | SYSTEM,
    "meterconsole": CORE
    | {"COSEM", "MeterDefinition", "MeterHost", "Console", "TerminalKit", "TerminalCurses", "ArgumentParser"}
    | SYSTEM,
}

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|typealias)\s+)?(\w+)",
    re.MULTILINE,
)

# Paths of somebody's machine. The brackets keep the patterns from finding themselves.
MACHINE_PATHS = re.compile(r"/w[o]rk/|/f[a]rm/|/r[o]ot/|/t[m]p/[a-z]-|\.\./sh[a]red")


def import_faults():
    for folder in sorted((ROOT / "Sources").iterdir()):
        allowed = MAY_IMPORT.get(folder.name)
        if allowed is None:
            yield f"{folder.relative_to(ROOT)}: no layer of the design has this name"
            continue
        for file in sorted(folder.rglob("*.swift")):
            for match in IMPORT.finditer(file.read_text(encoding="utf-8")):
                if match[1] not in allowed:
                    line = file.read_text(encoding="utf-8").count("\n", 0, match.start(1)) + 1
                    yield f"{file.relative_to(ROOT)}:{line}: {folder.name} must not import {match[1]}"


def path_faults():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        file = ROOT / name
        if not file.is_file():
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if MACHINE_PATHS.search(line):
                yield f"{name}:{number}: path of a machine: {line.strip()[:100]}"


def main():
    faults = [*import_faults(), *path_faults()]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
