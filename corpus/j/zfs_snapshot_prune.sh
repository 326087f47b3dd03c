#!/usr/bin/env bash
# destroy snapshots of a dataset that are older than N days
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

note()  { printf '%s\n' "$1" >&2; }
need()  {
  local v
  v=$(rune_param "$1" "")
  if [[ -z $v ]]; then
    rune_error 1 "Missing required parameter: $1" '{"hint":"see the README"}'
  fi
  printf '%s\n' "$v"
}
age_days() { echo $(( (now - $1) / 86400 )); }
snaps()    { zfs list -Hp -t snapshot -d 1 -o name,creation -s creation "$1" 2>/dev/null; }

dataset=$(need dataset)
days=$(need days)
case $days in
  *[!0-9]*) rune_error 1 "days must be a number" '{"parameter":"days"}' ;;
esac
now=$(date +%s)

zfs list -H -o name "$dataset" >/dev/null 2>&1 || rune_error 2 "No such dataset" "$(jq -nc --arg d "$dataset" '{dataset:$d}')"

rune_out dataset "$dataset"
snaps "$dataset" | while IFS=$'\t' read -r name created; do
  if [ "$(age_days "$created")" -le "$days" ]; then continue; fi
  if zfs destroy "$name" >&2; then
    note "destroyed $name"
    rune_out last_destroyed "$name"
  else
    note "could not destroy $name"
  fi
done || note "listing of $dataset broke off"

left=$(snaps "$dataset" | grep -c . || true)
rune_out left "$left"
rune_finish "pruned"
