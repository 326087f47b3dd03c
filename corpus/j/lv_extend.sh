#!/usr/bin/env bash
# grow a logical volume and the file system on it
set -euo pipefail

LIB=$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh
[[ -r $LIB ]] || LIB=/opt/rune/lib/rune_bpcs.sh
source "$LIB"

message=$(cat)
# strip a BOM that one of the gateways adds
printf '%s' "${message#$'\xef\xbb\xbf'}" | rune_init

param() { rune_param "$1" "${2:-}"; }
doc()   { jq -nc '$ARGS.named' "$@"; }

lv=$(param lv)
grow=$(param grow +1G)
[[ -n $lv ]] || rune_error 1 "Missing required parameter: lv" '{"missing":["lv"]}'
[[ $grow =~ ^\+[0-9]+[MGT]$ ]] || rune_error 1 "grow must look like +10G" "$(doc --arg grow "$grow")"

size_of() { lvs --noheadings --nosuffix --units m -o lv_size "$1" 2>/dev/null | tr -d ' '; }

old=$(size_of "$lv") || rune_error 2 "No such volume" "$(doc --arg lv "$lv")"
free=$(vgs --noheadings --nosuffix --units m -o vg_free "${lv%/*}" 2>/dev/null | tr -d ' ') || free=0
printf 'free in group: %s MiB\n' "$free" >&2

lvextend -r -L "$grow" "$lv" >&2 || rune_error 3 "lvextend failed" "$(doc --arg lv "$lv" --arg free "$free")"
new=$(size_of "$lv") || new=$old
rune_ok "Volume has grown" "$(doc --arg lv "$lv" --arg old_mib "$old" --arg new_mib "$new")"
