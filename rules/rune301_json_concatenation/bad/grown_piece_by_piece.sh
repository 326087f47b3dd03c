#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local node label json
  node="$(rune_ctx node "unknown")"
  label="$(rune_param label "")"

  json="{\"node\":\"$node\"" # expect: RUNE301
  if [[ -n "$label" ]]; then
    json+=",\"label\":\"$label\""
  fi
  json+="}"

  rune_ok "Node labelled" "$json"
}

rune_init
main "$@"
