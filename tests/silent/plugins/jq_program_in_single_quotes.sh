#!/usr/bin/env bash
# A jq program in single quotes has no expansion of the shell in it, however many braces and dollars it has.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local name out
  name="$(rune_param name "web")"
  out="$(jq -nc --arg name "$name" --argjson n 3 '
    {name: $name, "items": [range($n) | {id: ., "label": "\($name)-\(.)"}]}
    | .total = (.items | length)
  ')"
  rune_ok "Built" "$out"
}

rune_init
main "$@"
