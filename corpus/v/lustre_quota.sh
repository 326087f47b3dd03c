#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
u=$(rune_param user ""); g=$(rune_param gib 100); fs=$(rune_param mount /lustre)
[[ -n $u ]] || rune_error 1 "user is missing" '{"missing":["user"]}'
id -u "$u" &>/dev/null || rune_error 5 "no such user" "$(jq -nc --arg u "$u" '{user:$u}')"
hard=$(( g * 1048576 ))
soft=$(( hard - hard / 10 ))
command -v lfs >/dev/null || rune_error 4 "no lustre client here" '{}'
if ! lfs getname "$fs" &>/dev/null; then
  rune_error 2 "not a lustre mount" "$(jq -nc --arg f "$fs" '{mount:$f}')"
fi
try=1
until lfs setquota -u "$u" -b "$soft" -B "$hard" "$fs" >&2; do
  (( try++ < 3 )) || rune_error 3 "setquota failed" "$(jq -nc --arg f "$fs" '{mount:$f}')"
  sleep 2   # the mds is busy after a failover
done
now=$(lfs quota -q -u "$u" "$fs" 2>/dev/null | awk 'NR==1 {print $2+0}') || now=0
rune_ok "quota set" "$(jq -nc --arg u "$u" --argjson h "$hard" --argjson s "$soft" --argjson n "${now:-0}" '{user:$u,hard_kib:$h,soft_kib:$s,used_kib:$n}')"
