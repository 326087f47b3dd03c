#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

repo=$(rune_param repository "")
keep=$(rune_param keep "20")
dry=$(rune_param dry_run "false")
[[ $repo =~ ^[a-z0-9/_.-]+$ ]] || rune_error 1 "repository is required" '{"missing":["repository"]}'
[[ $keep =~ ^[0-9]+$ ]] || rune_error 1 "keep must be a number" '{"field":"keep"}'

images=$(aws ecr describe-images --repository-name "$repo" --output json \
  --query 'sort_by(imageDetails, &imagePushedAt)[].imageDigest') ||
  rune_error 2 "describe-images failed" "$(jq -nc --arg r "$repo" '{repository:$r}')"

mapfile -t digests < <(jq -r '.[]' <<<"$images")
surplus=$(( ${#digests[@]} - keep ))
if (( surplus <= 0 )); then
  rune_ok "nothing to prune" "$(jq -nc --argjson n "${#digests[@]}" '{images:$n,removed:0}')"
fi

doomed=("${digests[@]:0:surplus}")
if [[ $dry == true ]]; then
  rune_ok "would prune" "$(printf '%s\n' "${doomed[@]}" | jq -Rnc '[inputs]')"
fi

failed=0
for digest in "${doomed[@]}"; do
  printf -v body '[{"imageDigest":"%s"}]' "$digest"
  aws ecr batch-delete-image --repository-name "$repo" --image-ids "$body" >/dev/null || failed=$((failed + 1))
done

(( failed == 0 )) || rune_error 3 "some images stayed" "$(jq -nc --argjson f "$failed" --argjson n "$surplus" '{failed:$f,of:$n}')"
rune_ok "pruned" "$(jq -nc --argjson n "$surplus" '{removed:$n}')"
