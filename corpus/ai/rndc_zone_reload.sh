#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
view=$(rune_param view "")
zdir=$(rune_param zone_dir /etc/bind/zones)

case $zone in
  ''|-*|*[!A-Za-z0-9._-]*) rune_error 1 "zone: missing or malformed" ;;
esac
file=$zdir/db.${zone%.}
[ -f "$file" ] || rune_error 2 "no zone file" "$(jq -nc --arg f "$file" '{file: $f}')"

set -- "$zone"
[ -z "$view" ] || set -- "$zone" IN "$view"

if ! check=$(named-checkzone -q "$zone" "$file" 2>&1); then
  rune_error $? "zone does not load" "$(jq -nc --arg c "$check" '{output: $c}')"
fi

serial_of() {
  dig +short +time=2 +tries=1 @127.0.0.1 "$1" SOA 2>/dev/null | awk 'NR == 1 { print $3 }'
}

old=$(serial_of "$zone") || old=""

tries=0
until rndc reload "$@"; do
  tries=$((tries + 1))
  [ "$tries" -lt 3 ] || rune_error 3 "rndc keeps failing" "$(jq -nc --arg z "$zone" '{zone: $z}')"
  sleep 2
done

new=$old
for i in 1 2 3 4 5; do
  new=$(serial_of "$zone") || new=""
  [ "$new" = "$old" ] || break
  sleep "$i"
done

if [ -z "$new" ]; then
  rune_error 3 "server does not answer for the zone"
fi
rune_ok "zone reloaded" "$(jq -nc --arg o "$old" --arg n "$new" '{old_serial: $o, serial: $n, changed: ($o != $n)}')"
