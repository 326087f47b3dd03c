#!/usr/bin/env bash
# Put a new image on the canary deployment, wait, judge by the error ratio.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace default)
deploy=$(rune_param deployment "")
image=$(rune_param image "")
max_ratio=$(rune_param max_error_ratio 0.01)
prom=$(rune_param prometheus http://prometheus:9090)
promote=$(rune_param promote true)

[[ -n $deploy && -n $image ]] || rune_error 1 "deployment and image are required" '{"missing":["deployment","image"]}'
[[ $max_ratio =~ ^0(\.[0-9]+)?$ ]] || rune_error 1 "max_error_ratio must be below 1" '{"param":"max_error_ratio"}'

k=(kubectl --namespace "$ns")

"${k[@]}" set image "deployment/$deploy-canary" "app=$image" >/dev/null || rune_error 2 "image not set" "$(jq -nc --arg d "$deploy" '{deployment:$d}')"

if ! "${k[@]}" rollout status "deployment/$deploy-canary" --timeout=180s >&2; then
  "${k[@]}" rollout undo "deployment/$deploy-canary" >&2 || true
  rune_error 10 "canary did not become ready" "$(jq -nc --arg d "$deploy" '{deployment:$d, rolled_back:true}')"
fi

soak=$(rune_param soak_seconds 60)
if [[ $soak =~ ^[0-9]{1,4}$ ]]; then sleep "$soak"; fi

query="sum(rate(http_requests_total{app=\"$deploy\",track=\"canary\",code=~\"5..\"}[5m]))"
ratio=$(curl -fsS --max-time 10 -G --data-urlencode "query=$query" "$prom/api/v1/query" | jq -r '.data.result[0].value[1] // "0"') ||
  rune_error 2 "prometheus does not answer" "$(jq -nc --arg p "$prom" '{prometheus:$p}')"

if jq -en --arg r "$ratio" --arg m "$max_ratio" '($r|tonumber) > ($m|tonumber)' >/dev/null; then
  "${k[@]}" rollout undo "deployment/$deploy-canary" >&2 || true
  rune_error 3 "canary has too many errors" "$(jq -nc --arg r "$ratio" '{ratio:$r}')"
fi

if [[ $promote == true ]]; then
  "${k[@]}" set image "deployment/$deploy" "app=$image" >&2 || rune_error 3 "promotion failed" "$(jq -nc --arg d "$deploy" '{deployment:$d}')"
fi
rune_ok "Canary is healthy" "$(jq -nc --arg d "$deploy" --arg i "$image" --arg r "$ratio" --arg p "$promote" \
  '{deployment:$d, image:$i, ratio:$r, promoted:($p == "true")}')"
