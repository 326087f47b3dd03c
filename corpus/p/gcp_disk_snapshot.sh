#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"

for tool in gcloud jq; do
  type -P "$tool" >/dev/null || rune_error 4 "missing tool: $tool" "$(jq -nc --arg t "$tool" '{tool:$t}')"
done

rune_init

declare -A p=()
for key in project zone disk; do
  p[$key]=$(rune_param "$key" "")
  [[ -n ${p[$key]} ]] || rune_error 1 "missing $key" "$(jq -nc --arg k "$key" '{missing:[$k]}')"
done
guest_flush=$(rune_param guest_flush true)

name=rune-${p[disk]:0:40}-$(date -u +%y%m%d%H%M%S)
declare -a args=(--project="${p[project]}" --zone="${p[zone]}" --snapshot-names="$name" --quiet)
[[ $guest_flush != true ]] || args+=(--guest-flush)

if ! err=$(gcloud compute disks snapshot "${p[disk]}" "${args[@]}" 2>&1 >/dev/null); then
  rune_error 3 "snapshot failed" "gcloud: $err"
fi

size=$(gcloud compute snapshots describe "$name" --project="${p[project]}" --format='value(storageBytes)') || size=
rune_ok "snapshot taken" "$(jq -nc --arg n "$name" --arg s "$size" '{snapshot:$n, storage_bytes:($s | tonumber? // null)}')"
