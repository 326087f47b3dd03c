#!/usr/bin/env bash
# WireGuard: peers whose last handshake is too old.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ -f "$here/lib/rune_bpcs.sh" ]]; then
  source "$here/lib/rune_bpcs.sh"
else
  source "$here/rune_bpcs.sh"
fi
rune_init

say()   { printf 'wg_stale_peers: %s\n' "$*"; } >&2
need()  { command -v "$1" >/dev/null || rune_error_kv 4 "Missing program" "program=$1"; }
is_num() { [[ $1 =~ ^[1-9][0-9]{0,6}$ ]]; }

# "public-key endpoint age" per line, from `wg show IF dump`; line one is the interface itself
ages() {
  local now
  now=$(date +%s)
  sed 1d | awk -v now="$now" '{ print $1, $3, ($5 > 0 ? now - $5 : -1) }'
}
older_than() { awk -v m="$1" '$3 < 0 || $3 > m'; }
to_json()    { jq -Rnc '[inputs | split(" ") | {peer: .[0], endpoint: .[1], age: (.[2] | tonumber)}]'; }

need wg
iface=$(rune_param interface wg0)
max=$(rune_param max_age 180)
is_num "$max" || rune_error 1 "max_age must be a positive number" '{"parameter":"max_age"}'
[[ -e /sys/class/net/$iface ]] || rune_error_kv 2 "No such interface" "interface=$iface"

dump=$(wg show "$iface" dump 2>/dev/null) || rune_error_kv 2 "wg cannot read the interface" "interface=$iface"
say "dump has $(wc -l <<<"$dump") lines"

stale=$(ages <<<"$dump" | older_than "$max" | to_json)
total=$(($(wc -l <<<"$dump") - 1))

rune_ok "Checked $total peers" "$(
  jq -nc --arg i "$iface" --argjson s "$stale" --argjson t "$total" \
    '{interface: $i, peers: $t, stale: $s, stale_count: ($s | length)}'
)"
