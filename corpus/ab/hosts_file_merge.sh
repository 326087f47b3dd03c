#!/bin/bash
# Merges a list of "address name" lines into /etc/hosts between two markers.
set -euo pipefail
SCRIPTDIR="$(cd "$(dirname "$0")" && pwd)"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

HOSTSFILE="/etc/hosts"
BEGINMARK="# BEGIN rune"
ENDMARK="# END rune"
TEMPNEW="$(mktemp)"
TEMPLIST="$(mktemp)"
delete_temp_files() {
  rm -f "$TEMPNEW" "$TEMPLIST"
}
trap delete_temp_files EXIT

ENTRIES="$(rune_param_json entries '[]')"
if ! echo "$ENTRIES" | jq -e 'type == "array" and length > 0' > /dev/null; then
  rune_error 1 "entries must be a list" '{"param":"entries"}'
fi
echo "$ENTRIES" | jq -r '.[] | "\(.address) \(.name)"' 2>/dev/null | tr -d '\r' | sort -u > "$TEMPLIST" || rune_error 1 "entries need address and name" '{"param":"entries"}'

BADLINES="$(grep -v -c -E '^[0-9a-fA-F:.]+ [A-Za-z0-9.-]+$' "$TEMPLIST" || true)"
if [ "$BADLINES" != "0" ]; then
  rune_error 1 "Some entries are not valid" "$(jq -nc --arg n "$BADLINES" '{bad:$n}')"
fi

sed "/^$BEGINMARK\$/,/^$ENDMARK\$/d" "$HOSTSFILE" > "$TEMPNEW" || rune_error 2 "hosts file cannot be read" '{}'
{
  echo "$BEGINMARK"
  cat "$TEMPLIST"
  echo "$ENDMARK"
} >> "$TEMPNEW"

if diff -q "$HOSTSFILE" "$TEMPNEW" > /dev/null 2>&1; then
  rune_ok "Nothing to change" '{"changed":false}'
fi
cp -p "$HOSTSFILE" "$HOSTSFILE.bak" || rune_error 2 "Backup failed" '{}'
cat "$TEMPNEW" > "$HOSTSFILE" || rune_error 2 "hosts file cannot be written" '{}'
rune_ok "Hosts merged" "$(jq -nc --arg n "$(wc -l < "$TEMPLIST" | tr -d ' ')" '{changed:true, entries:$n}')"
