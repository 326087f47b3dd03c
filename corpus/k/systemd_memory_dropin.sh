#!/usr/bin/env bash
# MemoryMax= for one service through a drop-in, restart, wait for "active"
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init
unit=$(rune_param unit ''); mem=$(rune_param memory_max 512M); settle=$(rune_param settle 20)
[[ $unit =~ ^[A-Za-z0-9:_.@-]+\.service$ ]] || rune_error 1 'bad unit' '{"field":"unit"}'
[[ $mem =~ ^[1-9][0-9]*[KMG]?$ && $settle =~ ^[1-9][0-9]?$ ]] || rune_error 1 'bad limit' '{"fields":["memory_max","settle"]}'
systemctl cat -- "$unit" &>/dev/null || rune_error 2 'no such unit' "$(jq -nc --arg u "$unit" '{unit:$u}')"
d=/etc/systemd/system/$unit.d f=/etc/systemd/system/$unit.d/50-rune-memory.conf
new=$(printf '[Service]\nMemoryMax=%s\n' "$mem")
if [[ -f $f && $(<"$f") == "$new" ]]; then rune_ok_kv unchanged "unit=$unit" "memory_max=$mem"; fi
{ mkdir -p "$d" && printf '%s\n' "$new" >"$f"; } || rune_error 2 'cannot write the drop-in' '{}'
systemctl daemon-reload && systemctl restart "$unit" || rune_error 3 'restart failed' "$(jq -nc --arg u "$unit" '{unit:$u}')"
for ((i = 0; i < settle; i++)); do
  state=$(systemctl is-active "$unit" || :)
  case $state in
    active) rune_ok_kv 'limit applied' "unit=$unit" "memory_max=$mem" "after=${i}s" ;;
    failed) break ;;
  esac
  sleep 1
done
tail=$(journalctl -u "$unit" -n 5 -o cat --no-pager 2>/dev/null || :)
rune_error 3 'service did not come up' "$(jq -nc --arg u "$unit" --arg s "$state" --arg t "$tail" '{unit:$u, state:$s, journal:($t|split("\n"))}')"
