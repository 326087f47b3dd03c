#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

export ETCDCTL_API=3

retry() {
  local tries=$1 i
  shift
  for ((i = 1; i <= tries; i++)); do
    "$@" && return 0
    echo "attempt $i/$tries failed: $*" >&2
    sleep "$i"
  done
  return 1
}

db_size() {
  etcdctl --endpoints "$1" endpoint status -w json 2>/dev/null | jq -r '.[0].Status.dbSize // 0'
}

defrag_one() { etcdctl --endpoints "$1" defrag --command-timeout 60s >/dev/null; }

main() {
  rune_init
  local raw
  raw=$(rune_param_json endpoints '["http://127.0.0.1:2379"]')
  local -a eps
  mapfile -t eps < <(jq -r '.[]' <<<"$raw")
  ((${#eps[@]} > 0)) || rune_error 1 "endpoints is empty" '{"parameter":"endpoints"}'

  local ep before after report='[]'
  for ep in "${eps[@]}"; do
    before=$(db_size "$ep" || echo 0)
    if ! retry 3 defrag_one "$ep"; then
      rune_error 2 "defrag failed" "$(jq -nc --arg e "$ep" --argjson done "$report" '{endpoint:$e, done:$done}')"
    fi
    after=$(db_size "$ep" || echo 0)
    report=$(jq -c --arg e "$ep" --arg b "$before" --arg a "$after" \
      '. + [{endpoint:$e, before:$b, after:$a}]' <<<"$report")
  done

  etcdctl --endpoints "${eps[0]}" alarm disarm >&2 || true
  rune_ok "defragmented" "$(jq -nc --argjson r "$report" '{members:$r}')"
}

main "$@"
