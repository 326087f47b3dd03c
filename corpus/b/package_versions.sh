#!/bin/bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"

# init first!!!
rune_init

PKGS=$(rune_param packages "openssl bash curl")

# print version of a package (rpm or deb)
get_version() {
    P=$1
    if command -v dpkg-query >/dev/null 2>&1; then
        dpkg-query -W -f='${Version}' "$P" 2>/dev/null || echo "missing"
    elif command -v rpm >/dev/null 2>&1; then
        rpm -q --qf '%{VERSION}-%{RELEASE}' "$P" 2>/dev/null || echo "missing"
    else
        echo "unknown"
    fi
}

# print one little header, goes to stderr
header() {
    echo "#####################"
    echo "# $1"
    echo "#####################"
}

header "package versions" >&2

RESULT='{}'
MISSING=0
for PKG in $PKGS; do
    V=$(get_version "$PKG")
    echo "DEBUG $PKG -> $V" >&2
    if [ "$V" = "missing" ]; then
        MISSING=$((MISSING + 1))
    fi
    # jq does the quoting
    RESULT=$(echo "$RESULT" | jq -c --arg k "$PKG" --arg v "$V" '. + {($k): $v}')
done

header "done" 1>&2

OUT=$(jq -nc --argjson r "$RESULT" --argjson m "$MISSING" '{packages:$r, missing:$m}')

if [ "$MISSING" -gt 0 ]; then
    rune_error 3 "some packages are missing" "$OUT"
fi
rune_ok "all packages found" "$OUT"
