#!/usr/bin/env bash
# modem_apn_set: APN of the cellular connection profile, password through a file descriptor
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -rA E=([apn]="1 APN is not acceptable" [user]="1 user is not acceptable" [nm]="2 NetworkManager does not answer"
               [prof]="3 profile was not changed" [up]="3 connection does not come up")
fail() { rune_error "${E[$1]%% *}" "${E[$1]#* }" "$(jq -nc --arg w "$1" '{what:$w}')"; }
quiet() { "$@" >/dev/null 2>&1; }

con=cellular
apn=$(rune_param apn "")
user=$(rune_param user "")
APN_PASSWORD=$(rune_param apn_password "")

[[ $apn =~ ^[A-Za-z0-9.-]{1,63}$ ]] || fail apn
[[ -z $user || $user =~ ^[A-Za-z0-9@._-]+$ ]] || fail user
quiet nmcli general status || fail nm

if ! quiet nmcli connection show "$con"; then
  quiet nmcli connection add type gsm ifname '*' con-name "$con" apn "$apn" || fail prof
fi
quiet nmcli connection modify "$con" gsm.apn "$apn" gsm.username "$user" gsm.password-flags 2 || fail prof

has_password=false
pw=$(mktemp)
trap 'rm -f "$pw"' EXIT
if [[ -n $APN_PASSWORD ]]; then
  printf 'gsm.password:%s\n' "$APN_PASSWORD" >"$pw"
  has_password=true
fi

wait_up() {
  local i
  for i in {1..6}; do
    [[ $(nmcli -g GENERAL.STATE connection show "$con" 2>/dev/null) == activated ]] && return
    sleep 5
  done
  return 1
}
quiet nmcli connection up "$con" passwd-file "$pw" || fail up
wait_up || fail up

read -r sig _ < <(mmcli -m any -K 2>/dev/null | sed -n 's/^modem.generic.signal-quality.value *: //p') || sig=0
rune_ok "APN set" "$(jq -nc --arg a "$apn" --arg s "${sig:-0}" --argjson h "$has_password" '{apn:$a, signal:$s, has_password:$h}')"
