#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly FS=/home
readonly -A PLAN=([small]='1000000 1200000' [medium]='5000000 6000000' [large]='20000000 24000000')

bail() {
  local -r msg=$1
  if (($# > 1)); then
    rune_error 1 "$msg" "$(jq -nc --arg f "$2" '{field: $f}')"
  fi
  rune_error 1 "$msg" '{}'
}

usage_of() {
  quota --user --raw-grace --no-wrap -- "$1" 2>/dev/null | awk -v fs="$FS" 'NR > 2 { gsub(/\*/, "", $2); print $2; exit }'
}

user=$(rune_param user "")
plan=$(rune_param plan small)
enforce=$(rune_param enforce true)

[[ -n $user ]] || bail "Missing required parameter: user" user
getent passwd "$user" >/dev/null || rune_error 2 "No such user" "$(jq -nc --arg u "$user" '{user: $u}')"
limits=${PLAN[${plan:-none}]:-}
[[ -n $limits ]] || bail "Unknown plan" plan
read -r soft hard <<<"$limits"

if ! quotaon -p "$FS" 2>/dev/null | grep -q 'user quota.*is on'; then
  if [[ $enforce != true ]]; then
    rune_ok_kv "Quota is off, nothing enforced" "user=$user" "enforced=false"
  fi
  quotaon "$FS" >&2 || rune_error 2
fi

used=$(usage_of "$user") || used=0
[[ $used =~ ^[0-9]+$ ]] || used=0
if ((used > soft)); then
  echo "user=$user uses $used blocks, soft limit $soft" >&2
fi

setquota -u "$user" "$soft" "$hard" 0 0 "$FS" >&2 || rune_error 3 "setquota failed" "$(jq -nc --arg u "$user" --arg p "$plan" '{user: $u, plan: $p}')"
rune_ok "Quota is set" "$(jq -nc --arg u "$user" --argjson s "$soft" --argjson h "$hard" '{user: $u, soft: $s, hard: $h, enforced: true}')"
