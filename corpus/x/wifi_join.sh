#!/usr/bin/env bash
# wifi_join: write the wpa_supplicant config for one network and wait for association
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ifc=wlan0
ssid=$(rune_param ssid "")
WIFI_PASSWORD=$(rune_param wifi_password "")
tries=15

bad() { rune_error 1 "$1" "$(jq -nc --arg f "$2" '{field:$f}')"; }
st()  { wpa_cli -i "$ifc" status 2>/dev/null | sed -n 's/^wpa_state=//p'; }

[[ -n $ssid && ${#ssid} -le 32 ]] || bad "ssid has a wrong length" ssid
[[ ${#WIFI_PASSWORD} -ge 8 && ${#WIFI_PASSWORD} -le 63 ]] || bad "password has a wrong length" wifi_password

conf=/etc/wpa_supplicant/wpa_supplicant-$ifc.conf
umask 077
{
  echo "ctrl_interface=/run/wpa_supplicant"
  echo "update_config=0"
  wpa_passphrase "$ssid" <<<"$WIFI_PASSWORD" | grep -v '#psk='
} >"$conf.new" || rune_error 2 "cannot make the config" '{"step":"wpa_passphrase"}'
mv -f "$conf.new" "$conf" || rune_error 2 "cannot put the config in place" '{"step":"mv"}'

wpa_cli -i "$ifc" reconfigure || rune_error 2 "wpa_supplicant does not answer" '{"step":"reconfigure"}'

for (( i = 0; i < tries; i++ )); do
  if [[ $(st) == COMPLETED ]]; then
    rune_ok "associated" "$(jq -nc --arg s "$ssid" --argjson t "$i" '{ssid:$s, seconds:$t}')"
  fi
  sleep 1
done
rune_error 3 "no association" "$(jq -nc --arg s "$ssid" --arg p "$WIFI_PASSWORD" '{ssid:$s, tried_with:$p}')"
