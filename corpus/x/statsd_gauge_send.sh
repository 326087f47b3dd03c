#!/usr/bin/env bash
# One gauge per entry of .gauges, over UDP to statsd; then read back the admin port.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

gauges=$(rune_param_json gauges '{}')
prefix=$(rune_param prefix rune)
host=$(rune_param host 127.0.0.1) port=$(rune_param port 8125) admin=$(rune_param admin_port 8126)
for v in port admin; do
  declare -n ref=$v
  [[ $ref =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "bad port" "$(jq -nc --arg f "$v" '{field:$f}')"
done
unset -n ref
[[ $prefix =~ ^[a-z][a-z0-9.]*$ ]] || rune_error 1 "prefix?" '{"field":"prefix"}'
type -P nc >/dev/null || rune_error 4 "nc is not installed" '{"tool":"nc"}'

sent=0 skipped=0
while IFS=$'\t' read -r k v; do
  if [[ ! $v =~ ^-?[0-9]+(\.[0-9]+)?$ ]]; then
    echo "not a number: $k=$v" >&2
    ((skipped++))
    continue
  fi
  printf '%s.%s:%s|g\n' "$prefix" "$k" "$v" | nc -u -w1 "$host" "$port" >/dev/null || continue
  sent=$((sent + 1))
done < <(jq -r 'to_entries[] | [.key, .value] | @tsv' <<<"$gauges")

stats=$(printf 'gauges\nquit\n' | nc -w2 "$host" "$admin" 2>/dev/null || true)
seen=$(grep -c "'$prefix\\." <<<"$stats" || true)
(( sent > 0 )) || rune_error 1 "no gauge could be sent" '{"sent":0}'
rune_ok_kv "sent" "sent=$sent" "seen=$seen" "skipped=$skipped" "gauges=$gauges"
