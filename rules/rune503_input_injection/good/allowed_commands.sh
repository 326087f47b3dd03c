#!/usr/bin/env bash
# The caller chooses among commands, and names none.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

check_load() { cat /proc/loadavg; }
check_mounts() { cut -d ' ' -f 2 /proc/mounts; }

check=$(rune_param check load)
venv=$(rune_param venv /opt/app/venv)

declare -A command_of=([load]=check_load [mounts]=check_mounts)
run=${command_of[$check]:-}
[[ -n $run ]] || rune_error 1 "Unknown check" "$(jq -nc --arg check "$check" '{check: $check}')"
result=$("$run")

if [[ $check == load || $check == mounts ]]; then
  eval "again=\$(check_$check)"
fi
[[ -x $venv/bin/app ]] && "$venv/bin/app" --version >&2

rune_ok "Checked" "$(jq -nc --arg result "$result" --arg again "${again:-}" '{result: $result, again: $again}')"
