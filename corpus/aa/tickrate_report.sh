#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

game=$(rune_param game srcds)
min=$(rune_param min_tick 60)
case $game in srcds|csgo|tf2) ;; *) rune_error 1 "unknown game" "$(jq -nc --arg g "$game" '{game:$g}')";; esac
[[ $min =~ ^[0-9]{1,3}$ ]] || rune_error 1 "min_tick must be a number"

say() { printf '%s %s\n' "$(date +%T)" "$*"; }

# prints "instance tick" per running server
ticks() {
  local unit id
  while read -r unit _; do
    id=${unit#"$game"@}; id=${id%.service}
    journalctl -u "$unit" -n 200 -o cat --no-pager 2>/dev/null |
      awk -v id="$id" '/^fps/ {t=$2} END { if (t != "") { print id, int(t) } }' || true
  done < <(systemctl list-units --no-legend --plain "$game@*" 2>/dev/null)
}

{ say "looking at $game"; uptime; free -m; } >&2

slow=()
seen=0
while read -r id tick; do
  seen=$((seen + 1))
  say "$id runs at $tick" >&2
  [[ $tick -lt $min ]] && slow+=("$id:$tick")
done < <(ticks)

[ "$seen" -gt 0 ] || rune_error 2 "no running servers" '{"seen":0,"hint":"is the slice started?"}'

report=$(printf '%s\n' "${slow[@]+"${slow[@]}"}" | jq -Rnc --argjson seen "$seen" '
  [inputs | select(length > 0) | split(":") | {instance: .[0], tick: (.[1] | tonumber)}]
  | {seen: $seen, slow: .}')
say "$report" | logger -t tickrate

if ((${#slow[@]})); then
  rune_error 3 "servers below the tick rate" "$report"
fi
rune_ok "all servers on time" "$report"
