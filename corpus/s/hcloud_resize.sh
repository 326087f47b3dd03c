#!/usr/bin/env bash
# change a hetzner server's type (needs a shutdown)
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

srv=$(rune_param server "")
type=$(rune_param type "")
disk=$(rune_param keep_disk false)
die() { rune_error "$1" "$2" "$(jq -nc --arg s "$srv" --arg t "$type" '{server:$s, type:$t}')"; }

case $type in cx[2-5]2 | cpx[1-5]1 | cax[1-4]1) ;; *) die 1 "unknown type" ;; esac
st() { hcloud server describe "$1" -o json | jq -r '"\(.status) \(.server_type.name)"'; }
now=$(st "$srv" 2>/dev/null) || die 2 "no such server"
[ "${now#* }" != "$type" ] || rune_ok "already a $type" '{"changed":false}'

if [ "${now% *}" = running ]; then
  hcloud server shutdown "$srv" >&2 || die 3 "shutdown refused"
  i=0
  until [ "$(st "$srv" 2>/dev/null | cut -d' ' -f1)" = off ]; do
    ((++i < 30)) || { hcloud server poweroff "$srv" >&2 || die 3 "poweroff refused"; break; }
    sleep 4
  done
fi

args=()
[ "$disk" = true ] && args+=(--keep-disk)
hcloud server change-type "${args[@]}" "$srv" "$type" >&2 || die 3 "change-type failed"
hcloud server poweron "$srv" >&2 || die 3 "poweron failed"

ip=$(hcloud server ip "$srv" 2>/dev/null || echo "")
up=false
for _ in 1 2 3 4 5 6 7 8; do
  if timeout 5 bash -c 'exec 9<>"/dev/tcp/$1/22"' _ "$ip" 2>/dev/null </dev/null; then up=true; break; fi
  sleep 5
done
rune_ok "resized" "$(jq -nc --arg ip "$ip" --argjson up "$up" --arg from "${now#* }" --arg to "$type" '{ip:$ip, ssh:$up, from:$from, to:$to}')"
