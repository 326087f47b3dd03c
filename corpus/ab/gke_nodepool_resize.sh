#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -A want=()
for k in project zone cluster pool size; do
  want[$k]=$(rune_param "$k" "")
  [[ -n ${want[$k]} ]] || rune_error 1 "Missing parameter: $k" "$(jq -nc --arg k "$k" '{missing:[$k]}')"
done
[[ ${want[size]} =~ ^[0-9]{1,3}$ ]] || rune_error 1 "size must be 0..999" '{"param":"size"}'

g=(gcloud --quiet --project "${want[project]}" container)
at=(--zone "${want[zone]}" --cluster "${want[cluster]}")

doc=$("${g[@]}" node-pools describe "${want[pool]}" "${at[@]}" --format=json 2>/dev/null) ||
  rune_error 2 "No such node pool" "$(jq -nc --arg p "${want[pool]}" '{pool:$p}')"
before=$(jq -r '.initialNodeCount // 0' <<<"$doc") || before=0

{
  echo "resizing ${want[pool]@Q}: $before -> ${want[size]}"
  "${g[@]}" clusters resize "${want[cluster]}" --zone "${want[zone]}" \
    --node-pool "${want[pool]}" --num-nodes "${want[size]}" || failed=1
} >&2
[[ -z ${failed:-} ]] || rune_error 3 "Resize was refused" "$(jq -nc --arg p "${want[pool]}" '{pool:$p}')"

ready=0
for ((i = 0; i < 5; i++)); do
  ready=$(kubectl get nodes -l "cloud.google.com/gke-nodepool=${want[pool]}" --no-headers 2>/dev/null |
    awk '$2 == "Ready" { n++ } END { print n + 0 }') || ready=0
  if (( ready >= 10#${want[size]} )); then break; fi
  sleep 2
done
rune_ok "Resized" "$(jq -nc --arg b "$before" --argjson r "$ready" --arg s "${want[size]}" '{before:$b, size:$s, ready:$r}')"
