#!/usr/bin/env bash
# Look at failed units, restart those on the list, report all.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "Interrupted" "{}"' INT TERM

RESTART_JSON="$(rune_param_json restart '[]')"
declare -A may_restart=() seen=()
while IFS= read -r u; do
  [[ -n "$u" ]] || continue
  may_restart["$u"]=1
done < <(jq -r '.[]? | strings' <<<"$RESTART_JSON")

journal_tail() { journalctl -u "$1" -n 5 --no-pager -o cat 2>/dev/null || true; }

rows=()
while read -r unit _; do
  [[ -n "$unit" ]] || continue
  seen["$unit"]=1
  outcome=left
  if [[ -n "${may_restart[$unit]:-}" ]]; then
    systemctl reset-failed "$unit" || true
    if systemctl restart "$unit"; then outcome=restarted; else outcome=failed; fi
  fi
  tail_text="$(journal_tail "$unit")"
  rows+=("$(jq -nc --arg u "$unit" --arg o "$outcome" --arg j "$tail_text" '{unit:$u, outcome:$o, journal:$j}')")
done < <(systemctl list-units --state=failed --plain --no-legend 2>/dev/null)

for u in "${!may_restart[@]}"; do
  [[ -n "${seen[$u]:-}" ]] || rows+=("$(jq -nc --arg u "$u" '{unit:$u, outcome:"was fine"}')")
done

if (( ${#rows[@]} == 0 )); then
  rune_ok "Nothing has failed" '{"units":[]}'
fi
OUT="$(printf '%s\n' "${rows[@]}" | jq -sc '{units: ., failed: (map(select(.outcome == "failed")) | length)}')"
if [[ "$(jq .failed <<<"$OUT")" != 0 ]]; then
  rune_error 3 "Some units do not start" "$OUT"
fi
rune_ok "Units looked after" "$OUT"
