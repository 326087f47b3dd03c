#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

api() {
  local method="$1" path="$2"
  shift 2
  curl --silent --show-error --fail --max-time 15 -X "$method" "${BASE}${path}" "$@"
}

explain_first() {
  api GET /_cluster/allocation/explain 2>/dev/null | jq -c '{index, shard, why: .allocate_explanation}' || echo '{}'
}

main() {
  local wait_minutes deadline health status relocating unassigned poll=0
  local -A seen=()
  BASE=$(rune_param base_url "http://127.0.0.1:9200")
  wait_minutes=$(rune_param wait_minutes "5")

  case "$wait_minutes" in
    1 | 2 | 5 | 10 | 30) ;;
    *) rune_error 1 "wait_minutes must be one of 1 2 5 10 30" "$(jq -nc --arg w "$wait_minutes" '{wait_minutes:$w}')" ;;
  esac
  deadline=$((SECONDS + wait_minutes * 60))

  local settings
  settings=$(jq -nc '{persistent: {"cluster.routing.allocation.enable": "all"}}')
  api PUT /_cluster/settings -H 'Content-Type: application/json' -d "$settings" -o /dev/null \
    || rune_error 2 "allocation could not be enabled" "$(jq -nc --arg b "$BASE" '{base_url:$b}')"

  while :; do
    poll=$((poll + 1))
    if ! health=$(api GET /_cluster/health); then
      sleep 5
      ((SECONDS < deadline)) && continue
      rune_error 2 "cluster health is not readable" "$(jq -nc --argjson p "$poll" '{polls:$p}')"
    fi
    read -r status relocating unassigned < <(jq -r '[.status, .relocating_shards, .unassigned_shards] | @tsv' <<<"$health") || status=unknown
    status=${status:-unknown}
    seen[$status]=$((${seen[$status]:-0} + 1))
    echo "poll ${poll}: ${status} relocating=${relocating:-?} unassigned=${unassigned:-?}" >&2
    if [[ "$status" == green && "$relocating" == 0 ]]; then
      break
    fi
    if ((SECONDS >= deadline)); then
      rune_error 3 "shards did not settle" "$(jq -nc --arg s "$status" --argjson e "$(explain_first)" '{status:$s, first_unassigned:$e}')"
    fi
    sleep 5
  done

  local counts='{}' key
  for key in "${!seen[@]}"; do
    counts=$(jq -c --arg k "$key" --argjson n "${seen[$key]}" '.[$k] = $n' <<<"$counts")
  done
  rune_ok "cluster is green" "$(jq -nc --argjson p "$poll" --argjson c "$counts" '{polls:$p, statuses:$c}')"
}

main
