#!/usr/bin/env bash
set -uo pipefail
exec {wire}>&1 1>&2

IFS= read -r -d '' msg || true
declare -A in=()
while IFS=$'\t' read -r k v; do in[$k]=$v; done < <(
  jq -r '.payload.input_parameters // {} | to_entries[] | [.key, (.value | tostring)] | @tsv' <<<"$msg"
)

document() {
  jq -nc --argjson in "$msg" --argjson payload "$1" --argjson error "$2" \
    '{message_metadata: ($in.message_metadata // {}), payload: $payload,
      observability: ($in.observability // {}), error: $error}'
}

if [[ ! -v in[namespace] ]]; then
  echo "namespace is required"
  document null '{"code":1,"message":"namespace is required","details":{"missing":["namespace"]}}' >&"$wire"
  exit 1
fi

ns=${in[namespace]}
links=$(ip -n "$ns" -j link 2>/dev/null) || links='[]'
up=$(jq '[.[] | select(.operstate == "UP")] | length' <<<"$links")
echo "namespace $ns has $up links up"

if (( up == 0 )); then
  document null "$(jq -nc --arg n "$ns" '{code:3, message:"no link is up", details:{namespace:$n}}')" >&"$wire"
  exit 3
fi
document "$(jq -nc --arg n "$ns" --argjson u "$up" '{result:"success", output_data:{namespace:$n, up:$u}}')" null >&"$wire"
exit 0
