#!/usr/bin/env bash
# Ship rotated edge logs to the collector, kick the shipper for the rest.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

spool=$(rune_param spool /var/log/edge/rotated)
target=$(rune_param target "")
log=/var/log/edge/ship.log
[[ $target =~ ^rsync://[a-z0-9.-]+/[a-z0-9_/-]+$ ]] || rune_error 1 "target must be an rsync URL" '{"missing":["target"]}'
[[ -d $spool ]] || rune_error 2 "no spool directory" "$(jq -nc --arg d "$spool" '{path:$d}')"

exec 9>/run/lock/edge-ship.lock || rune_error 4 "cannot open the lock file" '{}'
flock -n 9 || rune_error 3 "another shipment is running" '{"locked":true}'

shopt -s nullglob
files=("$spool"/*.zst)
if (( ${#files[@]} == 0 )); then
  rune_ok "Nothing to ship" '{"shipped":0}'
fi

rc=0
rsync -a --remove-source-files --timeout=60 --out-format='%n %l' -- "${files[@]}" "$target/" 2>&1 >>"$log" || rc=$?
case $rc in
  0) ;;
  23|24) printf 'partial transfer (%d)\n' "$rc" >&2 ;;
  *) rune_error 2 "rsync failed" "$(jq -nc --argjson rc "$rc" '{rsync_status:$rc}')" ;;
esac

left=("$spool"/*.zst)
if (( ${#left[@]} )); then
  # whatever is left goes by the slow path, outside of this run
  nice -n 10 /usr/local/sbin/edge-ship-slow --once "$spool" 2>>"$log" &
  disown
fi
rune_ok "Shipped" "$(jq -nc --argjson n "$(( ${#files[@]} - ${#left[@]} ))" --argjson l "${#left[@]}" '{shipped:$n, left:$l}')"
