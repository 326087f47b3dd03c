#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"

trouble=0
tell() { printf '%s\n' "$*" >&2; }

giveup() {
  tell "$2"
  exit "$1"
}

rune_init
conf=$(rune_param config /etc/rsnapshot.conf)
level=$(rune_param level daily)
host=$(rune_param host "")

[ -f "$conf" ] || rune_error 4 "no rsnapshot configuration" "$(jq -nc --arg c "$conf" '{config: $c}')"
type rsnapshot 2>/dev/null || rune_error 4 "rsnapshot is not installed"
rsnapshot -c "$conf" configtest >/dev/null 2>&1 || rune_error 4 "configuration does not parse"

value() { awk -v k="$1" '$1 == k { print $2; exit }' "$conf"; }

root=$(value snapshot_root)
[ -d "$root" ] || giveup 2 "$root is not mounted"

case $level in
  hourly|daily|weekly|monthly) ;;
  *) rune_error 1 "unknown level" '{"known":["hourly","daily","weekly","monthly"]}' ;;
esac

newest=$root$level.0
[ -d "$newest" ] || rune_error 3 "there is no $level snapshot"

if [ -n "$host" ]; then
  hosts=$host
else
  hosts=$(grep -E '^backup_host' "$conf" | awk '{ print $2 }')
fi

limit=$(( $(date +%s) - 90000 ))
stale=()
for h in $hosts; do
  stamp=$(stat -c %Y "$newest/$h" 2>/dev/null) || stamp=0
  if [ "$stamp" -lt "$limit" ]; then
    stale+=("$h")
    trouble=1
  fi
done

set -- "$root$level".*
rune_out level "$level"
rune_out generations "$#"
rune_out stale "${#stale[@]}"
[ "$trouble" -eq 0 ] || rune_err 3 "stale snapshots"
rune_finish "snapshots checked"
