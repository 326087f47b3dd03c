#!/usr/bin/env bash
# rotate the collectors of the syslog farm, ship the old files in the background
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

readonly -a farm=(log01 log02 log03 log04)
readonly stamp=$(printf '%(%Y%m%d%H%M)T')
store=$(rune_param store backup1:/syslog)
[[ $store =~ ^[a-z0-9]+:/[a-z/]+$ ]] || rune_error 1 'store is host:/path' '{"field":"store"}' >&3

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

rotate_one() {
  local h=$1
  ssh -n -o BatchMode=yes "$h" "mv /var/log/farm/current.log /var/log/farm/old.$stamp && systemctl kill -s HUP --kill-whom=main rsyslog && stat -c %s /var/log/farm/old.$stamp"
}

declare -A pid=()
for h in "${farm[@]}"; do
  rotate_one "$h" >"$tmp/$h" 2>"$tmp/$h.err" 3>&- &
  pid[$h]=$!
done

ok=() bad=()
for h in "${farm[@]}"; do
  if wait "${pid[$h]}"; then ok+=("$h"); else bad+=("$h"); fi
done
(( ${#ok[@]} )) || rune_error 2 'no collector could be rotated' '{"rotated":[]}' >&3

for h in "${ok[@]}"; do
  echo "$h: shipping old.$stamp, $(<"$tmp/$h") bytes"
  nohup ssh -n "$h" "zstd -q --rm /var/log/farm/old.$stamp && rsync -a /var/log/farm/old.$stamp.zst $store/$h/" >/dev/null 2>&1 &
done

out=$(jq -nc --arg s "$stamp" --argjson ok "$(jq -nc '$ARGS.positional' --args "${ok[@]}")" \
  --argjson bad "$(jq -nc '$ARGS.positional' --args "${bad[@]}")" '{stamp: $s, rotated: $ok, failed: $bad}')
(( ${#bad[@]} == 0 )) || rune_error 3 'some collectors were not rotated' "$out" >&3
rune_ok 'farm rotated' "$out" >&3
