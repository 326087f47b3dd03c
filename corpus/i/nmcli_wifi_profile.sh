#!/usr/bin/env bash
# Roll out the eduroam profile. The password never leaves a file that only root can read.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

IDENTITY="$(rune_param identity "")"
PASSWORD="$(rune_param password "")"
IFACE="$(rune_param interface "wlan0")"
CONN=eduroam
FILE="/etc/NetworkManager/system-connections/$CONN.nmconnection"

[[ -n "$PASSWORD" ]] || rune_error 1 "password is required" '{"missing":["password"]}'
[[ "$IDENTITY" =~ ^[a-z0-9]+@uni\.example$ ]] || rune_error 1 "identity is not one of ours" '{"field":"identity"}'

state() { nmcli -t -f GENERAL.STATE device show "$IFACE" 2>/dev/null | cut -d: -f2; }

backup=""
if [[ -f "$FILE" ]]; then
  backup="$(mktemp)"
  cp -p "$FILE" "$backup" || rune_error 2 "cannot save the old profile" '{}'
fi
cleanup() { [[ -z "$backup" ]] || rm -f "$backup"; }
trap cleanup EXIT

umask 077
cat >"$FILE" <<PROFILE || rune_error 4 "profile cannot be written" '{}'
[connection]
id=$CONN
type=wifi
interface-name=$IFACE

[wifi]
ssid=eduroam

[wifi-security]
key-mgmt=wpa-eap

[802-1x]
eap=peap;
phase2-auth=mschapv2
identity=$IDENTITY
password=$PASSWORD
PROFILE

if ! nmcli connection load "$FILE" >/dev/null 2>&1; then
  if [[ -n "$backup" ]]; then
    mv -f "$backup" "$FILE" || true
  else
    rm -f "$FILE"
  fi
  rune_error 3 "profile does not load" '{"step":"load"}'
fi
nmcli -w 30 connection up "$CONN" >&2 || echo "not in range, profile stays" >&2
rune_ok "Profile written" "$(jq -nc --arg i "$IDENTITY" --arg s "$(state || true)" '{identity:$i, has_password:true, state:$s}')"
