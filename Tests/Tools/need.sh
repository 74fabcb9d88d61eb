#!/usr/bin/env bash
# usage: need.sh NAME...   makes sure that the named tools are there: swift, ncurses, sqlite, ssl, python, tmux, socat.
# What is missing is installed through apt, quietly; elsewhere it says what to install and fails.
set -eu

fail() {
    echo "error: $*" >&2
    exit 1
}

have() {
    case $1 in
    # Debian's place, or wherever the toolchain's own compiler looks.
    ncurses)
        [ -e /usr/include/panel.h ] || printf '#include <ncurses.h>\n#include <panel.h>\n' | clang -fsyntax-only -x c -
        ;;
    sqlite) [ -e /usr/include/sqlite3.h ] || echo '#include <sqlite3.h>' | clang -fsyntax-only -x c - ;;
    ssl) [ -e /usr/include/openssl/evp.h ] || echo '#include <openssl/evp.h>' | clang -fsyntax-only -x c - ;;
    python) python3 -c 'import ensurepip, venv' ;;
    *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

packages_of() {
    case $1 in
    ncurses) echo libncursesw5-dev ;;
    sqlite) echo libsqlite3-dev ;;
    ssl) echo libssl-dev ;;
    python) echo python3 python3-venv ;;
    *) echo "$1" ;;
    esac
}

missing=()
for name in "$@"; do have "$name" || missing+=("$name"); done
[ ${#missing[@]} -eq 0 ] && exit 0

case " ${missing[*]} " in
*" swift "*) fail "swift is not installed: install Swift 6.2 or later and put it on the PATH" ;;
esac
command -v apt-get >/dev/null || fail "missing: ${missing[*]}. Install with this system's package manager:" \
    "ncurses (wide characters), SQLite and OpenSSL 3 with their headers, Python 3 with venv, tmux, socat"

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "missing: ${missing[*]}. Run as root or install sudo: apt-get needs it"
    as_root=(sudo)
fi

wanted=()
for name in "${missing[@]}"; do read -ra more <<<"$(packages_of "$name")" && wanted+=("${more[@]}"); done
echo "installing ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { ${as_root[@]+"${as_root[@]}"} apt-get -q "$@" >>"$log" 2>&1; }
apt update || true # an index that cannot be refreshed may still know the packages
if ! apt install -y "${wanted[@]}"; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install ${wanted[*]}"
fi
for name in "${missing[@]}"; do have "$name" || fail "$name is still missing after installing ${wanted[*]}"; done
