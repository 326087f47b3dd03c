#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"; rune_init

A=$(rune_param age_hours 168); APPLY=$(rune_param apply false)
[[ $A =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "bad age_hours"
mapfile -t KEEP < <(rune_param_json keep '[]' | jq -r '.[]?')
S=$(docker info --format '{{json .ServerVersion}}' 2>/dev/null) || rune_error 2 "docker does not answer"

declare -A used=(); while read -r i; do used[$i]=1; done < <(docker ps -aq --no-trunc | xargs -r docker inspect --format '{{.Image}}' 2>/dev/null | sort -u)
CUT=$(date -d "$A hours ago" +%s)
gone=() kept=0
while IFS='|' read -r id ref at; do
  [[ -z ${used[$id]:-} ]] || { kept=$((kept + 1)); continue; }
  for k in "${KEEP[@]}"; do [[ $ref != $k ]] || { kept=$((kept + 1)); continue 2; }; done
  [[ $(date -d "${at% *}" +%s 2>/dev/null || echo 0) -lt $CUT ]] || continue
  if [[ $APPLY == true ]]; then docker rmi "$id" |& logger -t image_prune || continue; fi
  gone+=("$ref")
done < <(docker images --no-trunc --format '{{.ID}}|{{.Repository}}:{{.Tag}}|{{.CreatedAt}}' 2>/dev/null)

rune_ok "$([[ $APPLY == true ]] && echo "images removed" || echo "dry run")" \
  "$(jq -nc --argjson s "$S" --argjson k "$kept" '{server:$s, images:$ARGS.positional, kept:$k}' --args "${gone[@]}")"
