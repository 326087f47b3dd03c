#!/usr/bin/env bash
# Starts or stops a NiFi processor through the REST API.
set -euo pipefail
script_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$script_dir/rune_bpcs.sh"
rune_init

declare -A p
while IFS=$'\t' read -r k v; do
  p[$k]=$v
done < <(rune_all_params | jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv')

: "${p[url]:=https://localhost:8443/nifi-api}" "${p[state]:=RUNNING}"
api_token=$(rune_param api_token "")

if [[ -z ${p[id]:-} || -z $api_token ]]; then
  rune_error 1 "id and api_token are needed" "$(rune_all_params)"
fi
[[ ${p[id]} =~ ^[0-9a-f-]{36}$ ]] || rune_error 1 "id is no UUID" "$(jq -nc --arg i "${p[id]}" '{id:$i}')"
[[ ${p[state]} =~ ^(RUNNING|STOPPED)$ ]] || rune_error 1 "state is RUNNING or STOPPED" '{}'

call() {
  local method=$1 path=$2
  shift 2
  curl -sS --fail --max-time 20 -X "$method" -H "Content-Type: application/json" \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$api_token") "${p[url]}$path" "$@"
}

current=$(call GET "/processors/${p[id]}") || rune_error 2 "NiFi does not answer" "$(jq -nc --arg u "${p[url]}" '{url:$u}')"
revision=$(jq -c '.revision' <<<"$current")

body=$(jq -nc --argjson r "$revision" --arg s "${p[state]}" '{revision:$r, state:$s, disconnectedNodeAcknowledged:false}')
answer=$(call PUT "/processors/${p[id]}/run-status" -d "$body") || rune_error 3 "NiFi refused the change" "$(jq -nc --argjson r "$revision" '{revision:$r}')"

rune_ok_kv "processor changed" "id=${p[id]}" "status=$(jq -c '.status' <<<"$answer")"
