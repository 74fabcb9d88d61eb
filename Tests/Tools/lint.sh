#!/usr/bin/env bash
# usage: lint.sh   style, warnings (the same build as the tests use), import directions, what must not be here.
set -eu
cd "$(dirname "$0")/../.."
folders=()
for folder in Sources Tests Benchmarks Examples Fuzz; do [ -d "$folder" ] && folders+=("$folder"); done
swift format lint --strict --parallel --recursive Package.swift "${folders[@]}"
python3 Tests/Tools/check_repository.py
swift build --build-tests
echo "lint: nothing to say"
