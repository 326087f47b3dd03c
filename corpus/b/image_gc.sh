#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly AGE_DEFAULT=168h

list_images() {
  docker images --filter dangling=true --format '{{.ID}} {{.Size}}' 2>/dev/null
}

drop_image() {
  local id="$1"
  docker rmi "${id}" 2>/dev/null
}

drop_builder_cache() {
  docker builder prune --force --filter "until=$1" >/dev/null 2>&1
}

main() {
  rune_init
  local age
  age="$(rune_param age "${AGE_DEFAULT}")"

  local listing
  listing="$(list_images)" || rune_error 2 "docker does not answer" "{}"

  local items="" id size
  while read -r id size; do
    [[ -n "${id}" ]] || continue
    if drop_image "${id}"; then
      items+="{\"id\":\"${id}\",\"size\":\"${size}\"},"
    fi
  done <<<"${listing}"

  local cache=true
  drop_builder_cache "${age}" || cache=false

  rune_ok "garbage collected" "$(jq -nc --argjson removed "[${items%,}]" --argjson c "${cache}" '{removed:$removed, cache_pruned:$c}')"
}

main "$@"
