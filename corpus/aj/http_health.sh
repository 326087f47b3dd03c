#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly FORMAT='{"code":%{http_code},"total":%{time_total},"ip":"%{remote_ip}"}\n'
declare -r EMPTY='{"code":0,"total":0,"ip":""}'

if [[ $(rune_param trace off) == on ]]; then
  exec {trace_fd}>>/var/log/rune/http_health.trace || rune_error 2 "Trace file is not writable" '{}'
  BASH_XTRACEFD=$trace_fd
  set -x
fi

measure() {
  curl --silent --output /dev/null --max-time 10 --write-out "$FORMAT" -- "$1" || printf '%s\n' "$EMPTY"
}

with_backoff() {
  local -r tries=$1
  shift
  local -i n=0 pause=1
  until "$@"; do
    n+=1
    if ((n >= tries)); then
      return 1
    fi
    printf 'try %d of %d: %s\n' "$n" "$tries" "$*" >&2
    sleep "$pause"
    pause=$((pause * 2))
  done
}

answers_200() {
  local sample
  sample=$(measure "$1")
  [[ $(jq -r '.code' <<<"$sample") == 200 ]]
}

urls=()
while IFS= read -r u; do
  if [[ $u != http://* && $u != https://* ]]; then
    rune_error 1 "Only http and https" "$(jq -nc --arg u "$u" '{url: $u}')"
  fi
  urls+=("$u")
done < <(rune_param_json urls '[]' | jq -r '.[]?')
if ((${#urls[@]} == 0)); then
  rune_error 1 "urls is empty" '{"missing":["urls"]}'
fi

lines=()
healthy=0
for u in "${urls[@]}"; do
  if with_backoff 4 answers_200 "$u"; then
    healthy=$((healthy + 1))
  fi
  line=$(measure "$u" | jq -c --arg u "$u" '. + {url: $u}') || line=$(jq -nc --arg u "$u" '{url: $u, code: 0}')
  lines+=("$line")
done

report=$(printf '%s\n' "${lines[@]}" | jq -cs --argjson h "$healthy" '{healthy: $h, checks: .}')
if ((healthy < ${#urls[@]})); then
  rune_error 3 "$healthy of ${#urls[@]} endpoints are healthy" "$report"
fi
rune_ok "All endpoints are healthy" "$report"
