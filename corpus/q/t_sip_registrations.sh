#!/usr/bin/env bash
# PJSIP contacts of an Asterisk, filtered by endpoint prefix
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

prefix=$(rune_param prefix "")
reachable_only=$(rune_param reachable_only "true")

command -v asterisk >/dev/null || rune_error 4 'asterisk is not installed here' '{"command":"asterisk"}'
asterisk -rx 'core show uptime seconds' &>/dev/null || rune_error 2 'asterisk is not running' '{"socket":"/run/asterisk/asterisk.ctl"}'

#   Contact:  1001/sip:1001@10.0.0.7:5060      5f3a2c1b0d Avail        21.456
re='^ *Contact: +([^/ ]+)/(sips?:[^ ]+) +[0-9a-f]+ +([A-Za-z]+) +([0-9.]+|nan)'
rows=()
while IFS= read -r line; do
  [[ $line =~ $re ]] || continue
  aor=${BASH_REMATCH[1]} uri=${BASH_REMATCH[2]} state=${BASH_REMATCH[3]} rtt=${BASH_REMATCH[4]}
  if [[ $reachable_only == true && $state != Avail ]]; then
    continue
  fi
  rows+=("$(jq -nc --arg aor "$aor" --arg uri "$uri" --arg state "$state" --arg rtt "$rtt" '$ARGS.named')")
done < <(asterisk -rx 'pjsip show contacts' 2>/dev/null)

list='[]'
if (( ${#rows[@]} )); then
  list=$(printf '%s\n' "${rows[@]}" | jq -sc .)
fi
if [[ -n $prefix ]]; then
  list=$(jq -c "map(select(.aor | startswith(\"$prefix\")))" <<<"$list") || rune_error 1 'prefix?' '{"field":"prefix"}'
fi
rune_ok "$(jq -r length <<<"$list") contacts" "$(jq -c '{contacts: .}' <<<"$list")"
