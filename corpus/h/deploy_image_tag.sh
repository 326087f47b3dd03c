#!/usr/bin/env bash
# deploy_image_tag -- is a deployment on the newest tag of its image?
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"

for t in kubectl jq curl; do command -v "$t" >/dev/null || rune_error 4 "missing tool" "$(jq -nc --arg t "$t" '{tool:$t}')"; done
rune_init

ns=$(rune_param namespace default); dep=$(rune_param deployment ""); ctr=$(rune_param container app); reg=$(rune_param registry "")
user=$(rune_param registry_user reader); REGISTRY_PASSWORD=$(rune_param registry_password "")
[[ $dep && $reg ]] || rune_error 1 "deployment and registry are required" '{"missing":["deployment","registry"]}'

json=$(kubectl -n "$ns" get deployment "$dep" -o json 2>/dev/null) || rune_error 2 "no such deployment" "$(jq -nc --arg d "$dep" '{deployment:$d}')"
image=$(jq -r ".spec.template.spec.containers[] | select(.name == \"$ctr\") | .image" <<<"$json") || image=""
[[ $image ]] || rune_error 2 "no such container" "$(jq -nc --arg c "$ctr" '{container:$c}')"

# registry.example.org/team/app:1.2.3 -> team/app, 1.2.3
tag=${image##*:} repo=${image%:*} repo=${repo#*/}

# the registry wants a login even for reading
newest=$(curl -fsS --max-time 10 -u "$user:$REGISTRY_PASSWORD" "https://$reg/v2/$repo/tags/list" | jq -r '.tags | sort | last')

same=false; [[ $tag == "$newest" ]] && same=true
echo "$dep/$ctr: $tag, newest is $newest" >&2
rune_ok "compared" "$(jq -nc --arg t "$tag" --arg n "$newest" --argjson s "$same" '{tag:$t, newest:$n, current:$s}')"
