#!/usr/bin/env bash
# Only the length, the presence and a short hash of the password are told.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
password=$(rune_param password "")
has_password=false
[[ -n $password ]] && has_password=true
if (( ${#password} < 12 )); then
  rune_error 1 "Password too short" "$(jq -nc --argjson n "${#password}" '{length:$n}')"
fi
fp=$(printf '%s' "$password" | sha256sum | cut -c1-8)
rune_ok "Accepted" "$(jq -nc --argjson h "$has_password" --arg fp "$fp" '{has_password:$h,fingerprint:$fp}')"
