#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

if [[ $(rune_param debug "false") == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

KEYS=$(rune_param_json keys '[]')
mapfile -t NAMES < <(jq -r '.[]? | strings' <<<"$KEYS")

lookup() {
  local v
  v=$(consul kv get "$1" 2>/dev/null) || return 1
  printf '%s' "$v"
}

OUT='{}'
for k in "${NAMES[@]}"; do
  if v=$(lookup "$k"); then
    OUT=$(jq -c --arg k "$k" --arg v "$v" '.[$k] = $v' <<<"$OUT")
  fi
done

type -t consul || rune_error 4 "consul is missing" '{}'
rune_ok "read" "$OUT"
