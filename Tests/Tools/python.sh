#!/usr/bin/env bash
# usage: python.sh   prints the path of a Python that has what Tests/Interop/requirements.txt asks for.
# It lives in a virtual environment under .build and is made again when the requirements change.
set -eu
cd "$(dirname "$0")/../.."
requirements=Tests/Interop/requirements.txt
venv=.build/venv
stamp=$venv/requirements.txt

if ! cmp -s "$requirements" "$stamp"; then
    rm -rf "$venv"
    mkdir -p .build
    python3 -m venv "$venv" >&2
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" >&2
    cp "$requirements" "$stamp"
fi
echo "$PWD/$venv/bin/python"
