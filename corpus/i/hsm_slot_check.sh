#!/usr/bin/env bash
# HSM slots: which are free, which hold an expired key. Kept free of dependencies on purpose.

MESSAGE=$(cat)
META=$(jq -c '.message_metadata // {}' <<<"$MESSAGE")
OBS=$(jq -c '.observability // {}' <<<"$MESSAGE")
SLOT=$(jq -r '.payload.input_parameters.slot // ""' <<<"$MESSAGE")
MODULE=/usr/lib/softhsm/libsofthsm2.so

answer() { # PAYLOAD ERROR STATUS
  jq -nc --argjson mm "$META" --argjson obs "$OBS" --argjson p "$1" --argjson e "$2" \
    '{message_metadata:$mm, payload:$p, observability:$obs, error:$e}'
  exit "$3"
}

error() {
  local text=$1 code=$2
  answer null "$(jq -nc --arg t "$text" --argjson c "$code" '{code:$c, message:$t, details:{}}')" "$code"
}

case $SLOT in
  ''|*[!0-9]*) error "slot is a number" 1 ;;
esac
[ -r "$MODULE" ] || error "no PKCS#11 module" 4

listing=$(pkcs11-tool --module "$MODULE" --slot "$SLOT" --list-objects 2>/dev/null) || error "slot cannot be read" 2
keys=$(grep -c '^Private Key Object' <<<"$listing")
certs=$(grep -c '^Certificate Object' <<<"$listing")
free=false
if [ "$keys" -eq 0 ] && [ "$certs" -eq 0 ]; then free=true; fi

printf -v payload '{"result":"success","output_data":{"slot":%s,"keys":%s,"certs":%s,"free":%s}}' "$SLOT" "$keys" "$certs" "$free"
answer "$payload" null 0
