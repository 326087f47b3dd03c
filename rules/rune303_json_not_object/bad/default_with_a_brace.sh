#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

# The default `{}` ends with its first brace: the second stands behind whatever was given.
finish() {
  rune_ok "$1" "${2:-{}}" # expect: RUNE303
}

target=$(rune_param target /tmp)
finish "measured" "$(jq -nc --arg target "$target" '{target: $target}')"
