#!/usr/bin/env bash
# Extend one of the standard volumes with its file system.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -ra volumes=(root var home srv scratch)
declare -A sizes=()

size_of() {
  local -n _size=$1
  _size=$(lvs --noheadings --nosuffix --units g -o lv_size "$2" 2>/dev/null | tr -d ' ')
}
announce() {
  [[ $verbose == true ]] && printf '%s: %s -> %s\n' "$lv" "${sizes[before]}" "${sizes[after]}" >&2
}

vg=$(rune_param volume_group vg0)
index=$(rune_param volume 1)
gib=$(rune_param gib 5)
verbose=$(rune_param verbose false)
before= after=

[[ $vg =~ ^[a-zA-Z0-9_.-]+$ ]] || rune_error 1 "bad volume group" "$(jq -nc --arg v "$vg" '{vg:$v}')"
[[ $gib =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "gib must be 1..9999" '{}'
lv=${volumes[$index]:-}
[[ -n $lv ]] || rune_error 1 "no such volume" "$(jq -nc '{volumes:$ARGS.positional}' --args "${volumes[@]}")"

size_of before "$vg/$lv" || rune_error 2 "volume is not there" "$(jq -nc --arg l "$vg/$lv" '{volume:$l}')"
free=$(vgs --noheadings --nosuffix --units g -o vg_free "$vg" 2>/dev/null) || rune_error 2 "cannot read the group" '{}'
free=${free//[[:space:]]/}
(( ${free%.*} >= gib )) || rune_error 3 "not enough free space" "$(jq -nc --arg f "$free" '{free_gib:$f}')"
lvextend --resizefs -L "+${gib}G" "/dev/$vg/$lv" </dev/null >&2 || rune_error 3 "lvextend failed" '{}'
size_of after "$vg/$lv" || after=$before
sizes=([before]=$before [after]=$after)
announce
rune_ok "extended" "$(jq -nc --arg l "$lv" --arg b "$before" --arg a "$after" '{volume:$l, before:$b, after:$a}')"
