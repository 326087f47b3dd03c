#!/usr/bin/env bash
# What prints only what it finds gives `read` nothing when it finds nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit nginx)
read -r pid < <(pgrep -o "${unit}" | head -1) # expect: RUNE402
read -r line < <(dmesg | sed -n '/error/p') # expect: RUNE402
read -r word < <(printf '%s' "${unit}") # expect: RUNE402
{ read -r first; read -r second; } < <(uname -n) # expect: RUNE402
echo "${first} ${second}" >&2
rune_ok_kv "looked at" "pid=${pid}" "line=${line}" "word=${word}"
