#!/usr/bin/env bash
# Compare the system with the AIDE database; optionally build a fresh one in the background.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

conf=/etc/aide/aide.conf
refresh=$(rune_param refresh false)
[[ -r $conf ]] || rune_error 5 "aide is not configured" '{"file":"/etc/aide/aide.conf"}'

report=$(mktemp)
trap 'rm -f -- "$report"' EXIT
status=0
aide --config="$conf" --check >"$report" 2>/dev/null || status=$?

# aide: 1 = new, 2 = removed, 4 = changed (added up); 14 and more are failures
if (( status >= 14 )); then
  rune_error 2 "aide could not compare" "$(jq -nc --argjson s "$status" '{status: $s}')"
fi
declare -A kind=([1]=added [2]=removed [4]=changed)
declare -a found=()
for bit in 1 2 4; do
  if (( status & bit )); then found+=("${kind[$bit]}"); fi
done

if [[ $refresh == true ]]; then
  ( nice -n 19 aide --config="$conf" --init >/dev/null 2>&1 && mv -f /var/lib/aide/aide.db.new /var/lib/aide/aide.db ) &
fi

lines=$(awk '/^(Added|Removed|Changed) entries:/ { on = 1 } on && /^[fdl][^ ]* ?:/ && n++ < 200 { print $NF }' "$report" | jq -Rnc '[inputs]')
rune_ok "comparison finished" "$(jq -nc --argjson p "$lines" --args '{kinds: $ARGS.positional, paths: $p}' -- "${found[@]}")"
