#!/usr/bin/env bash
# ask for more storage on a PersistentVolumeClaim and wait for the file system
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace default)
pvc=$(rune_param claim "")
size=$(rune_param size "")
kc=(kubectl -n "$ns" --request-timeout=20s)

[[ $size =~ ^[1-9][0-9]*(Gi|Ti)$ ]] || rune_error 1 "size must look like 20Gi" "$(jq -nc --arg s "$size" '{size:$s}')"

if ! doc=$("${kc[@]}" get pvc "$pvc" -o json 2>/dev/null); then
  rune_error 2 "No such claim" "$(jq -nc --arg n "$ns" --arg c "$pvc" '{namespace:$n, claim:$c}')"
fi
sc=$(jq -r '.spec.storageClassName // ""' <<<"$doc")
expandable=$("${kc[@]}" get storageclass "$sc" -o json 2>/dev/null | jq -r '.allowVolumeExpansion // false') || expandable=unknown
if [[ $expandable != true ]]; then
  rune_error 3 "Storage class cannot expand" "$(jq -nc --arg sc "$sc" --arg e "$expandable" '{storage_class:$sc, expandable:$e}')"
fi

patch=$(jq -nc '{spec:{resources:{requests:{storage:"'"$size"'"}}}}')
"${kc[@]}" patch pvc "$pvc" --type merge -p "$patch" >&2 || rune_error 3 "Patch refused" "$(jq -nc --argjson p "$patch" '{patch:$p}')"

capacity() { "${kc[@]}" get pvc "$pvc" -o 'jsonpath={.status.capacity.storage}' 2>/dev/null; }

deadline=$((SECONDS + 300))
until [[ $(capacity) == "$size" ]]; do
  if (( SECONDS >= deadline )); then break; fi
  sleep 5
done

final=$(capacity) || final=""
if [[ $final == "$size" ]]; then
  rune_ok "Claim resized" "$(jq -nc --arg c "$pvc" --arg s "$final" '{claim:$c, capacity:$s}')"
elif [[ -z $final ]]; then
  rune_error 2 "Claim cannot be read any more" "$(jq -nc --arg c "$pvc" '{claim:$c}')"
fi
