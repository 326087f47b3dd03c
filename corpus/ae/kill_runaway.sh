#!/usr/bin/env bash
# kill processes of one account that burn CPU for too long; spares the listed commands
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

owner=$(rune_param owner "")
cpu_limit=$(rune_param cpu_percent 90)
min_age=$(rune_param min_age_seconds 600)
dry=$(rune_param dry_run false)
declare -A spare=()
while IFS= read -r c; do spare[$c]=1; done < <(rune_param_json spare '[]' | jq -r '.[]?')

[[ $owner =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "owner is no account name"
id -- "$owner" &>/dev/null || rune_error 2 "no such account: $owner"
[[ $min_age =~ ^[1-9][0-9]*$ ]] || rune_error 1 "min_age_seconds is no number"

victims=()
while read -r pid pcpu age comm; do
  [[ ! -v spare[$comm] ]] || continue
  if (( age > min_age && ${pcpu%.*} >= cpu_limit )); then
    victims+=("$pid:$comm")
  fi
done < <(ps -u "$owner" -o pid=,pcpu=,etimes=,comm= 2>/dev/null)

if [[ $dry == true || ${#victims[@]} -eq 0 ]]; then
  rune_ok "nothing killed" "$(jq -nc '{victims:$ARGS.positional}' --args "${victims[@]}")"
fi

for sig in TERM KILL; do
  for v in "${victims[@]}"; do
    kill -s "$sig" "${v%%:*}" 2>/dev/null || true
  done
  sleep 3
done

left=$(pgrep -c -u "$owner" -r R)
rune_ok "processes killed" "$(jq -nc --argjson left "$left" '{victims:$ARGS.positional, still_running:$left}' --args "${victims[@]}")"
