#!/bin/sh
# who may use sudo on this host, and who did lately
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
days=$(rune_param days 7)
case $days in
  ''|*[!0-9]*) rune_error 1 "days must be a number" "days=$days" ;;
esac

if ! type visudo 2>/dev/null; then
  rune_error 4 "sudo is not installed" '{"package":"sudo"}'
fi

members=$(getent group sudo wheel | cut -d: -f4 | tr ',' '\n' | sort -u) || members=
count=0
for m in $members; do
  count=$((count + 1))
done

journalctl -t sudo --since "-${days}d" -o cat 2>/dev/null |
  awk '/COMMAND=/ { c[$1]++ } END { for (u in c) print u, c[u] }' |
  while read -r user uses; do
    rune_out "$user" "$uses"
  done || true

rune_out members "$count"
rune_finish "sudo report"
