#!/usr/bin/env bash
# The word exit stands in an awk program and in the text of another shell.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

first=$(awk -F: '$3 >= 1000 { print $1; exit }' /etc/passwd)
if ! bash -c 'ulimit -n 4096 || exit 3' 2>/dev/null; then
  rune_error 3 "Limit cannot be raised"
fi
rune_ok_kv "Limit can be raised" "first_user=${first:-none}"
