#!/usr/bin/env bash
# Progress inside a substitution goes to a copy of the contract stdout.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
exec 3>&1
DIR="$(rune_param dir "/var/log")"
SIZE="$(
  echo "measuring ${DIR}" >&3 # expect: RUNE101
  du -sk -- "$DIR" 2>/dev/null | cut -f1
)" || rune_error 2 "Cannot measure"
rune_ok "Measured" "$(jq -nc --arg d "$DIR" --arg k "$SIZE" '{dir:$d, kib:$k}')"
