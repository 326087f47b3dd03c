#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -r CATALOGUE="/etc/rune/cdn_services.json"

fastly() {
  curl --silent --show-error --fail --max-time 20 --config <(printf 'header = "Fastly-Key: %s"\n' "$API_KEY") "$@"
}

main() {
  local host keys_json service key answer ok=0
  local -a keys=() failed=()
  local responses='[]'

  API_KEY=$(rune_param api_key "")
  host=$(rune_param host "")
  keys_json=$(rune_param_json surrogate_keys '[]')

  if [[ -z "$API_KEY" ]]; then
    rune_error 1 "api_key is required" '{"missing":["api_key"]}'
  fi
  if [[ ! -r "$CATALOGUE" ]]; then
    rune_error 4 "service catalogue is missing" "$(jq -nc --arg p "$CATALOGUE" '{path:$p}')"
  fi

  if ! service=$(jq -er "first(.services[] | select(.hosts | index(\"$host\")) | .id)" "$CATALOGUE"); then
    rune_error 2 "no service carries this host" "$(jq -nc --arg h "$host" '{host:$h}')"
  fi

  mapfile -t keys < <(jq -r 'arrays | .[] | strings' <<<"$keys_json")
  if [[ ${#keys[@]} -eq 0 ]]; then
    rune_error 1 "surrogate_keys is empty" '{"field":"surrogate_keys"}'
  fi

  for key in "${keys[@]}"; do
    if answer=$(fastly -X POST "https://api.fastly.com/service/${service}/purge/${key}"); then
      responses=$(jq -c --arg k "$key" --arg a "$answer" '. + [{key:$k, id:($a | fromjson? | .id)}]' <<<"$responses")
      ok=$((ok + 1))
    else
      failed+=("$key")
    fi
    echo "purge ${key} on ${service}: $((ok)) done, ${#failed[@]} failed" >&2
  done

  if [[ ${#failed[@]} -gt 0 ]]; then
    rune_error 3 "some keys were not purged" "$(jq -nc --argjson r "$responses" '{purged:$r, failed:$ARGS.positional}' --args "${failed[@]}")"
  fi
  rune_ok_kv "keys purged" "service=${service}" "count=${ok}" "responses=${responses}"
}

main
