#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

days=$(rune_param warn_days 21) dir=$(rune_param dir /etc/letsencrypt/live)
[[ $days =~ ^[0-9]{1,3}$ ]] || rune_error 1 "warn_days must be a number" '{"param":"warn_days"}'
[[ -d $dir ]] || rune_error 2 "no certificate directory" "$(jq -nc --arg d "$dir" '{dir:$d}')"
shopt -s nullglob

left() { local e; e=$(openssl x509 -noout -enddate -in "$1" 2>/dev/null) && echo $(( ($(date -d "${e#*=}" +%s) - $(date +%s)) / 86400 )); }
report() {
  local f d
  for f in "$dir"/*/fullchain.pem; do
    d=$(left "$f") || { echo "unreadable: $f" >&2; continue; }
    jq -nc --arg n "$(basename "$(dirname "$f")")" --argjson d "$d" '{name:$n, days:$d}'
  done
}

all=$(report | jq -sc 'sort_by(.days)')
bad=$(jq -c --argjson w "$days" 'map(select(.days < $w))' <<<"$all")
if [[ $bad != '[]' ]]; then
  rune_error 3 "certificates run out" "$(jq -nc --argjson b "$bad" '{expiring:$b}')"
fi
rune_ok "certificates fine" "$(jq -nc --argjson a "$all" '{checked:($a|length), certificates:$a}')"
