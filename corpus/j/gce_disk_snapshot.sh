#!/usr/bin/env bash
set -euo pipefail
d=$(dirname "$0"); . "$d/rune_bpcs.sh"; rune_init
disk=$(rune_param disk ''); zone=$(rune_param zone europe-west3-a); keep=$(rune_param keep 5)
[[ $disk =~ ^[a-z][a-z0-9-]*$ && $keep =~ ^[0-9]+$ ]] || rune_error 1 "disk? keep?" '{"parameters":["disk","keep"]}'
name=$disk-$(date +%Y%m%d%H%M)
g() { gcloud --quiet --verbosity=error "$@"; }

[[ -n ${CLOUDSDK_CORE_PROJECT:-} ]] || p=$(g config get-value project 2>/dev/null) || p=
if [[ -z ${CLOUDSDK_CORE_PROJECT:-${p:-}} ]]; then
  echo "no project" >&2
  kill -TERM $$
  sleep 5
fi

if ! g compute disks snapshot "$disk" --zone "$zone" --snapshot-names "$name" >&2; then
  rune_error 3 "snapshot failed" "$(jq -nc --arg d "$disk" '{disk:$d}')"
fi
mapfile -t old < <(g compute snapshots list --filter="sourceDisk~/$disk\$" --sort-by=~creationTimestamp --format='value(name)' 2>/dev/null | tail -n +$((keep+1)))
for s in "${old[@]}"; do
  g compute snapshots delete "$s" >&2 || echo "kept $s" >&2
done
if gcloud --quiet compute snapshots describe "$name" --format='value(status)'; then
  rune_ok "$name" "$(jq -nc --arg n "$name" --argjson o "${#old[@]}" '{snapshot:$n, expired:$o}')"
else
  rune_error 3 "$name cannot be read back" "$(jq -nc --arg n "$name" '{snapshot:$n}')"
fi
