#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

read -r changed size path <<<"$(find /var/lib -type f -printf '%T@ %s %p\n' | sort -rn | sed -n 1p)"
[[ -n $changed ]] || rune_error 3 "nothing there"
age=$(($(date +%s) - ${changed%%.*}))
: here
rune_ok "done"
