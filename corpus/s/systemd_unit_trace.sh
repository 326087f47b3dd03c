#!/usr/bin/env bash
# why did the unit restart? (debug friendly)
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit "")
[[ $unit =~ ^[a-z0-9@._-]+$ ]] || rune_error 1 "bad unit"
if [ "$(rune_param debug false)" = true ]; then
  BASH_XTRACEFD=1
  set -x
fi

declare -A p=()
while IFS='=' read -r k v; do p[$k]=$v; done < <(systemctl show "$unit" -p NRestarts,Result,ExecMainStatus,ActiveState)
[ "${p[ActiveState]:-}" ] || rune_error 2 "systemctl show gave nothing"

# the last words before it went down
last=$(journalctl -u "$unit" -n 200 --no-pager -o cat 2>/dev/null | grep -iE 'error|panic|killed' | tail -n 3) || last=
rune_ok "looked at $unit" "$(jq -nc --arg r "${p[NRestarts]:-0}" --arg res "${p[Result]:-}" --arg l "$last" '{restarts: ($r | tonumber), result: $res, last: ($l / "\n")}')"
