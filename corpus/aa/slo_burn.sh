#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PROM=$(rune_param prometheus http://127.0.0.1:9090)
SLO=$(rune_param slo "")
DEBUG=$(rune_param debug false)
[[ $SLO =~ ^[a-z][a-z0-9_]+$ ]] || rune_error 1 "slo is malformed"

declare -A burn=() limit=([5m]=14.4 [1h]=14.4 [6h]=6 [3d]=1)

dump() {
  [[ $DEBUG == true ]] || return 0
  declare -p "$@"
}

query() {
  local -n _v=$1
  local answer
  answer=$(curl -fsS --max-time 10 --data-urlencode "query=slo:burnrate:$2{slo=\"$SLO\"}" "$PROM/api/v1/query") || return 1
  _v=$(jq -r '.data.result[0].value[1] // "0"' <<<"$answer") || return 1
}

for window in 5m 1h 6h 3d; do
  query "burn[$window]" "$window" || rune_error 2 "prometheus does not answer" "$(jq -nc --arg p "$PROM" --arg w "$window" '{url:$p, window:$w}')"
done
dump burn limit

hot=()
for window in "${!limit[@]}"; do
  if awk -v b="${burn[$window]}" -v l="${limit[$window]}" 'BEGIN { exit !(b + 0 > l + 0) }'; then
    hot+=("$window")
  fi
done

IFS= read -r -d '' body <<JSON || true
{
  "slo": "$SLO",
  "burn": {"5m": ${burn[5m]}, "1h": ${burn[1h]}, "6h": ${burn[6h]}, "3d": ${burn[3d]}},
  "hot": ${#hot[@]}
}
JSON

if (( ${#hot[@]} >= 2 )); then
  rune_error 3 "error budget burns" "$body"
fi
rune_ok "error budget is fine" "$body"
