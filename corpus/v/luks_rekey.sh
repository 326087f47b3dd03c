#!/usr/bin/env bash
# Change the password in one slot of a LUKS device.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

declare -A head=()
slot=${LUKS_SLOT:-$(rune_param slot 1)}
rune_init

fail() { rune_error "$1" "$2" "$(rune_all_params | jq -c 'del(.old_password)')"; }
header() {
  local -n _h=$1
  local key value
  while IFS=: read -r key value; do
    [[ -z ${value// /} ]] || _h[${key//[[:space:]]/}]=${value##*[[:space:]]}
  done < <(cryptsetup luksDump "$2" </dev/null 2>/dev/null)
}

device=$(rune_param device "")
old_password=$(rune_param old_password "")
new_password=$(rune_param new_password "")
[[ $slot =~ ^[0-7]$ ]] || slot=1
[[ -e $device ]] || rune_error 2 "no such device or container file" "$(jq -nc --arg d "$device" '{device:$d}')"
cryptsetup isLuks "$device" </dev/null || rune_error 3 "not a LUKS device" "$(jq -nc --arg d "$device" '{device:$d}')"
[[ -n $old_password && -n $new_password ]] || rune_error 1 "two passwords are needed" '{"missing":["old_password","new_password"]}'
header head "$device"

cryptsetup luksChangeKey --batch-mode --key-slot "$slot" --key-file <(printf '%s' "$old_password") \
  "$device" <(printf '%s' "$new_password") </dev/null >&2 || fail 3 "the password was not changed"
rune_ok "password changed" "$(jq -nc --arg d "$device" --arg s "$slot" --arg c "${head[Version]:-1}" '{device:$d, slot:$s, luks:$c}')"
