#!/usr/bin/env bash
# Probe a list of URLs in parallel
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mapfile -t urls < <(rune_param_json urls '[]' | jq -r '.[]')
if (( ${#urls[@]} == 0 )); then
  rune_error 1 "urls must be a non-empty array" '{"parameter":"urls"}'
fi

# runs in the background, prints one JSON line into its own file
probe() {
  local url=$1 code
  code=$(curl -sS -o /dev/null --max-time 10 -w '{"code":%{http_code},"time":%{time_total}}' "$url" || true)
  jq -nc --arg url "$url" --arg raw "$code" '{url:$url, answer:($raw | fromjson? // null)}'
  [[ -n $code ]]
}

declare -A url_of=()
pids=()
i=0
for url in "${urls[@]}"; do
  i=$((i + 1))
  probe "$url" >"$work/$i.json" 2>"$work/$i.err" </dev/null &
  pid=$!
  pids+=("$pid")
  url_of[$pid]=$url
done

bad=0
for pid in "${pids[@]}"; do
  if ! wait "$pid"; then
    ((bad += 1))
    echo "probe failed: ${url_of[$pid]}" >&2
  fi
done

results=$(cat "$work"/*.json | jq -sc '.')
out=$(jq -nc --argjson r "$results" --argjson bad "$bad" '{results:$r, failed:$bad}')
if (( bad > 0 )); then
  rune_error 3 "Some probes failed" "$out"
fi
rune_ok "All probes answered" "$out"
