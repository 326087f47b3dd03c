#!/bin/bash
# Lists the certificates of a folder, like certlm.msc: subject, end date, days left.
set -euo pipefail
SCRIPTDIR="$(cd "$(dirname "$0")" && pwd)"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

FOLDER="$(rune_param folder /etc/ssl/private-ca)"
WARNDAYS="$(rune_param warn_days 30)"
TEMPROWS="$(mktemp)"
TEMPBAD="$(mktemp)"
trap 'rm -f "$TEMPROWS" "$TEMPBAD"' EXIT

case "$WARNDAYS" in
  [0-9]|[0-9][0-9]|[0-9][0-9][0-9]) ;;
  *) rune_error 1 "warn_days must be a number" '{"param":"warn_days"}' ;;
esac
if [ ! -d "$FOLDER" ]; then
  rune_error 2 "Folder not found" "$(jq -nc --arg f "$FOLDER" '{folder:$f}')"
fi

NOW="$(date +%s)"
for FILE in "$FOLDER"/*.pem "$FOLDER"/*.crt; do
  if [ ! -f "$FILE" ]; then
    continue
  fi
  if ! ENDDATE="$(openssl x509 -in "$FILE" -noout -enddate 2>/dev/null | cut -d'=' -f2)"; then
    echo "$FILE" >> "$TEMPBAD"
    continue
  fi
  SUBJECT="$(openssl x509 -in "$FILE" -noout -subject 2>/dev/null | sed 's/^subject= *//' | tr -d '\t')" || SUBJECT="unknown"
  ENDSECONDS="$(date -d "$ENDDATE" +%s 2>/dev/null)" || ENDSECONDS="$NOW"
  DAYSLEFT="$(expr \( "$ENDSECONDS" - "$NOW" \) / 86400 || true)"
  printf '%s\t%s\t%s\n' "$SUBJECT" "$ENDDATE" "$DAYSLEFT" >> "$TEMPROWS"
done

ROWS="$(jq -Rnc '[inputs | split("\t") | {subject:.[0], end:.[1], days:.[2]}]' < "$TEMPROWS")"
SOON="$(echo "$ROWS" | jq --arg w "$WARNDAYS" '[.[] | select((.days | tonumber) < ($w | tonumber))] | length')" || SOON=0
BAD="$(wc -l < "$TEMPBAD" | tr -d ' ')"
DETAILS="$(jq -nc --argjson r "$ROWS" --arg s "$SOON" --arg b "$BAD" '{certificates:$r, soon:$s, unreadable:$b}')"
if [ "$SOON" != "0" ]; then
  rune_error 3 "Certificates end soon" "$DETAILS"
else
  rune_ok "Certificates are good" "$DETAILS"
fi
