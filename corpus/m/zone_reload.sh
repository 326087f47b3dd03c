#!/usr/bin/env bash
# zone_reload: check a zone file, reload it, wait until the new serial is served
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ZONE=$(rune_param zone "")
DIR=$(rune_param directory /etc/bind/zones)
MODE=$(rune_param mode reload)
SERVER=$(rune_param server 127.0.0.1)

[[ $ZONE =~ ^[a-z0-9._-]+$ ]] || rune_error 1 "Parameter zone is missing or malformed" '{"parameter":"zone"}'
FILE=$DIR/db.$ZONE
[[ -r $FILE ]] || rune_error 2 "Zone file is not readable" "$(jq -nc --arg f "$FILE" '{file:$f}')"

if ! out=$(named-checkzone "$ZONE" "$FILE" 2>&1); then
  rune_error 3 "Zone file has errors" "$(jq -nc --arg o "$out" '{named_checkzone:$o}')"
fi
serial=$(sed -n 's/.*loaded serial \([0-9]*\).*/\1/p' <<<"$out" | head -n 1)

if [[ $MODE != reload* ]]; then
  rune_ok "Zone file is fine" "$(jq -nc --arg z "$ZONE" --arg s "$serial" '{zone:$z, serial:$s, reloaded:false}')"
fi

rndc reload "$ZONE" >/dev/null 2>&1 || rune_error 3 "rndc reload failed" "$(jq -nc --arg z "$ZONE" '{zone:$z}')"

served=
for (( i = 0; i < 10; i++ )); do
  served=$(dig +short +time=2 +tries=1 @"${SERVER}" "$ZONE" SOA 2>/dev/null | awk '{ print $3; exit }') || served=
  [[ $served != "$serial" ]] || break
  sleep 1
done

if [[ $served == "$serial" ]]; then
  rune_ok "Zone reloaded" "$(jq -nc --arg z "$ZONE" --arg s "$serial" '{zone:$z, serial:$s, reloaded:true}')"
fi
