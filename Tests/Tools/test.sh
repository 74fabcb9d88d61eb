#!/usr/bin/env bash
# usage: test.sh [SUITE...]   runs the suites (unit, firmware, interop, terminal) and prints a summary.
# A suite that fails does not keep the others from running.
set -u
cd "$(dirname "$0")/../.."
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(unit firmware interop terminal)

unit() { swift test; }
firmware() { Tests/Embedded/check.sh; }
interop() { "$(Tests/Tools/python.sh)" -m pytest -q -p no:cacheprovider Tests/Interop; }
terminal() { "$(Tests/Tools/python.sh)" -m pytest -q -p no:cacheprovider Tests/Terminal; }

swift build --build-tests || exit 1
METERCONSOLE=$(swift build --show-bin-path)/meterconsole
OWNMETER=$(swift build --show-bin-path)/OwnMeter
export METERCONSOLE OWNMETER

status=0
summary=()
for suite in "${suites[@]}"; do
    printf '\n== %s\n' "$suite"
    SECONDS=0
    if "$suite"; then result=passed; else result=FAILED status=1; fi
    summary+=("$(printf '%-10s %-8s %4d s' "$suite" "$result" "$SECONDS")")
done
printf '\n== summary\n'
printf '%s\n' "${summary[@]}"
exit $status
