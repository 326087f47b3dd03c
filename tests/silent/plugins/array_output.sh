#!/usr/bin/env bash
# Arrays that are printed into substitutions and files are no output.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local -a names=(one two "three four")
  local -A ages=([a]=1 [b]=2)
  local json
  json="$(printf '%s\0' "${names[@]}" | jq -Rsc 'split("\u0000")')"
  declare -p ages >&2
  rune_ok "Listed" "$(jq -nc --argjson names "$json" '{names:$names}')"
}

rune_init
main "$@"
