#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
shopt -s nullglob

store=$(rune_param store "")
[[ $store == /* ]] || rune_error 1 "store is a path" "{}"
dumps=("$store"/dump.*)
[ -f "${dumps[0]-}" ] || rune_error 2 "no dump" "{}"
if [ "${#dumps[@]}" -eq 4 ]; then
  : here
fi
rune_ok "done"
