#!/usr/bin/env bash
# How many arguments a helper hands on, its callers decide; and a list may have as many as it likes.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

die() { rune_error "$@"; }
report() { rune_ok_kv "$@"; }
fields=("unit=$(rune_param unit cron)")
extra=$(rune_param extra "")
[[ -z $extra ]] || fields+=("extra=$extra")
[[ ${#fields[@]} -lt 9 ]] || die 1 "too many fields"
report "Listed" "${fields[@]}"
