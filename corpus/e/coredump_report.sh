#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

exe=$(rune_param exe "")
since=$(rune_param since "-24h")

query=(--no-pager --no-legend --json=short)
if [[ -n $since ]]; then
  query+=(--since "$since")
fi
query+=(list)
[[ -z $exe ]] || query+=("$exe")

# coredumpctl answers 1 when there is nothing to list
if ! dumps=$(coredumpctl "${query[@]}" 2>/dev/null); then
  rune_ok "no core dumps" '{"count":0,"dumps":[]}'
fi

summary=$(jq -c '{count:length, dumps:(group_by(.exe) | map({exe:.[0].exe, n:length}))}' <<<"$dumps" 2>/dev/null) ||
  rune_error 3 "coredumpctl answered with something that is not JSON" '{}'

space=$(du -sm /var/lib/systemd/coredump 2>/dev/null | awk '{print $1}') || true

rune_error 3 "core dumps found" "$(jq -c --arg mb "${space:-0}" '. + {megabytes:$mb}' <<<"$summary")"
