#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

readonly VG=vg0 MAX_PERCENT=20
steps=()
failure=""

volume=$(rune_param volume "")
percent=$(rune_param percent 10)

known=0
mapfile -t volumes < <(lvs --noheadings -o lv_name "$VG" 2>/dev/null)
for v in "${volumes[@]}"; do
  if [[ ${v//[[:space:]]/} == "$volume" ]]; then
    known=1
  fi
done
((known)) || rune_error 1 "No such volume" "$(jq -nc --arg v "$volume" --arg g "$VG" '{volume: $v, group: $g}')"
[[ $percent =~ ^[0-9]+$ && $percent -le $MAX_PERCENT && $percent -gt 0 ]] ||
  rune_error 1 "percent is out of range" "$(jq -nc --argjson m "$MAX_PERCENT" '{max: $m}')"

run_step() {
  local -r title=$1
  shift
  echo "--- $title: $*"
  if "$@"; then
    steps+=("$title")
  else
    failure="$title (status $?)"
    return 1
  fi
}

make_snapshot() {
  local -r name=$1
  run_step freeze fsfreeze --freeze "/mnt/$volume" || return 1
  run_step create lvcreate --yes --snapshot --extents "${percent}%ORIGIN" --name "$name" "$VG/$volume" || true
  run_step thaw fsfreeze --unfreeze "/mnt/$volume" || return 1
  [[ -z $failure ]]
}

printf -v snap '%s-%(%Y%m%d-%H%M%S)T' "$volume" -1

# LVM tools are chatty: keep them off the answer for a while
exec 4>&1 1>&2
ok=1
make_snapshot "$snap" || ok=0
lvs "$VG" || true
declare -p steps failure
exec 1>&4 4>&-

details=$(jq -nc --arg s "$snap" --arg f "$failure" --args '{snapshot: $s, failure: $f, steps: $ARGS.positional}' "${steps[@]}")
if ((!ok)); then
  rune_error 3 "Snapshot failed" "$details"
fi
rune_ok "Snapshot made" "$details"
