#!/usr/bin/env bash
# Fuzzes every decoder with libFuzzer: run.sh [SECONDS [TARGET...]], 60 seconds for each target by default.
# Seeds are the known answers. What crashes a decoder is kept in Fuzz/Crashers, where the tests replay it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
build=.build-fuzz
seeds=$build/seeds
mkdir -p "$seeds" Fuzz/Crashers

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    for file in Fuzz/Targets/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi
flags=(-swift-version 6 -parse-as-library -O -g -use-ld=lld -sanitize=fuzzer,address -I "$build")

# The core is compiled once, with the fuzzer's instruments in it, and again when a source is newer.
if [ ! -e "$build/DLMSServer.o" ] ||
    [ -n "$(find Sources/DLMSWire Sources/DLMSServer -name '*.swift' -newer "$build/DLMSServer.o" -print -quit)" ]; then
    for module in DLMSWire DLMSServer; do
        find "Sources/$module" -name '*.swift' -print0 |
            xargs -0 swiftc "${flags[@]}" -wmo -module-name "$module" -package-name MeterConsole \
                -emit-module -emit-module-path "$build/$module.swiftmodule" -c -o "$build/$module.o"
    done
fi

# Every string of hex digits in the known answers is a seed.
grep -ohE '"([0-9a-f]{2}){2,}"' Tests/Vectors/*.yaml | tr -d '"' | sort -u | SEEDS=$seeds perl -ne '
    chomp;
    open(my $file, ">:raw", "$ENV{SEEDS}/known-$.") or die "$!";
    print $file pack("H*", $_);'

failed=0
for target in "${targets[@]}"; do
    corpus=$build/corpus/$target
    mkdir -p "$corpus"
    swiftc "${flags[@]}" -module-name "Fuzz$target" Fuzz/Support.swift "Fuzz/Targets/$target.swift" \
        "$build/DLMSWire.o" "$build/DLMSServer.o" -o "$build/$target"
    echo "fuzzing $target for $seconds s"
    if ! "$build/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=2048 -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="Fuzz/Crashers/$target-" "$corpus" "$seeds" >"$build/$target.log" 2>&1; then
        failed=1
        echo "  $target FAILED:"
        grep -E 'fatal|ERROR|SUMMARY|Test unit written' "$build/$target.log" | sed 's/^/  /'
    fi
    grep -E 'number_of_executed_units|peak_rss_mb' "$build/$target.log" | sed 's/^stat::/  /'
done
exit $failed
