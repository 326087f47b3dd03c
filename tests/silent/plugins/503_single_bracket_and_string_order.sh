#!/usr/bin/env bash
# The single bracket does not evaluate and the smaller sign compares strings.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
max=$(rune_param max 5)
version=$(rune_param version 2)
load=$(cut -d. -f1 /proc/loadavg)
if ! [ "$max" -ge "$load" ] 2>/dev/null; then rune_error_kv 3 "Load is too high" "load=$load"; fi
[[ ! $version < 2 ]] || rune_error 1 "Version is too old"
rune_ok_kv "Load is fine" "load=$load"
