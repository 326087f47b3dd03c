#!/usr/bin/env bash
# Without inherit_errexit the substitution goes on after a failing command and ends well.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PKG="$(rune_param package "curl")"
STATE="$(dpkg -s "$PKG" >/dev/null 2>&1; printf 'rc=%s' "$?")"
rune_ok_kv "asked" "state=${STATE#rc=}"
