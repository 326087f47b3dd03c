#!/usr/bin/env bash
# every fstab line that should be mounted is mounted
set -euo pipefail
cd /

self=$(readlink -f "${BASH_SOURCE[0]}")
source "${self%/*}/rune_bpcs.sh"
rune_init

fstab=$(rune_param fstab /etc/fstab)
remount=$(rune_param remount false)
[[ -f $fstab && -r $fstab ]] || rune_error 2 "no readable fstab" "$(jq -nc --arg f "$fstab" '{file:$f}')"

wanted=() missing=()
while read -r dev dir type opts _; do
  case $dev  in ''|'#'*) continue ;; esac
  case $type in swap|none|proc|sysfs) continue ;; esac
  [[ ,$opts, == *,noauto,* ]] && continue
  wanted+=("$dir")
done <"$fstab"

for m in "${wanted[@]}"; do
  mountpoint -q "$m" && continue
  if [[ $remount == true ]] && mount "$m" >&2; then
    echo "mounted $m" >&2
    continue
  fi
  missing+=("$m")
done

list=$(printf '%s\n' "${missing[@]}" | jq -Rnc '[inputs | select(. != "")]')
out=$(jq -nc --argjson w "${#wanted[@]}" --argjson m "$list" '{wanted:$w, missing:$m}')

if ((${#missing[@]})); then
  rune_error 3 "${#missing[@]} file systems are not mounted" "$out"
fi
rune_ok "all file systems are mounted" "$out"
