#!/usr/bin/env bash
# With inherit_errexit the first failing command in the substitution ends it, and the assignment fails.
set -euo pipefail
shopt -s inherit_errexit
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
PKG="$(rune_param package "curl")"
STATE="$(dpkg -s "$PKG" >/dev/null 2>&1; printf 'rc=%s' "$?")" # expect: RUNE402
rune_ok_kv "asked" "state=${STATE#rc=}"
