#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe
set +m

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MIN=$(rune_param min_uid "1000")
[[ $MIN =~ ^[0-9]+$ ]] || rune_error 1 "min_uid must be a number" '{}'

n=0
getent passwd | while IFS=: read -r user _ uid _ _ home shell; do
  if [ "$uid" -ge "$MIN" ] && [[ $shell != */nologin ]]; then
    n=$((n + 1))
    rune_out "user_${n}=$user"
    rune_out "home_${n}" "$home"
  fi
done || rune_error 2 "Cannot list users" '{}'

rune_out "count=$n"
if [[ $n -eq 0 ]]; then
  rune_err 3 "No users"
fi
rune_finish "listed"
