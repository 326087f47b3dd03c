#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
shopt -s nullglob

keep=$(rune_param keep 7)
[[ $keep =~ ^[1-9][0-9]*$ ]] || rune_error 1 "keep is a number" "{}"
copies=(/srv/backup/*.tar.gz)
while (( ${#copies[@]} > keep )); do
  : here
  rm -f "${copies[0]}"
  copies=("${copies[@]:1}")
done
rune_ok "done"
