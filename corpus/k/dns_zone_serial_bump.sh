#!/usr/bin/env bash
# Bumps the SOA serial (YYYYMMDDnn) of a BIND zone file, checks it and reloads the zone.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ZONE=$(rune_param zone "")
ZONE_DIR=$(rune_param zone_dir /var/named)

valid_zone() { [[ $1 =~ ^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$ ]]; }
fail() { rune_error "$1" "$2" "$(jq -nc --arg z "$ZONE" '{zone: $z}')"; }

valid_zone "$ZONE" || fail 1 "zone is no domain name"
FILE=$ZONE_DIR/db.$ZONE
[[ -w $FILE ]] || fail 2 "Zone file is missing or read-only"

serial_of() { awk 'tolower($0) ~ /serial/ && $1 ~ /^[0-9]+$/ { print $1; exit }' "$1"; }

next_serial() {
  local old=$1 today
  today=$(date +%Y%m%d)00
  if [[ $old -ge $today ]]; then
    printf '%d' "$((old + 1))"
  else
    printf '%d' "$today"
  fi
}

exec 8>"/run/lock/rune-zone-$ZONE.lock"
flock -n 8 || fail 3 "Somebody else is editing the zone"

OLD=$(serial_of "$FILE")
[[ $OLD =~ ^[1-9][0-9]{0,9}$ ]] || fail 3 "No serial found"
NEW=$(next_serial "$OLD")

WORK=$(mktemp "${FILE}.XXXXXX") || fail 2 "Zone directory is not writable"
trap 'rm -f "$WORK"' EXIT
sed "s/^\([[:space:]]*\)${OLD}\([[:space:]]*;.*[Ss]erial\)/\1${NEW}\2/" "$FILE" >"$WORK"

if ! CHECK=$(named-checkzone "$ZONE" "$WORK" 2>&1); then
  rune_error 3 "The new zone does not load" "$(jq -nc --arg c "$CHECK" '{check: ($c | split("\n") | .[-5:])}')"
fi

{
  cp -p -- "$FILE" "${FILE}.bak" && cat -- "$WORK" >"$FILE"
} || fail 2 "Cannot write the zone file"

if rndc reload "$ZONE" >/dev/null 2>&1; then
  rune_ok_kv "Zone reloaded" "zone=$ZONE" "old=$OLD" "new=$NEW"
else
  cp -p -- "${FILE}.bak" "$FILE" || true
  fail 3 "rndc reload failed, old zone file restored"
fi
