#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

mount_usage() {
  df -P "$1" 2>/dev/null || return 1
}

fail() {
  rune_error 2 "$1" "$(jq -nc --arg mount "$2" '{mount:$mount}')"
}

main() {
  local mount usage
  mount="$(rune_param mount "/")"
  usage="$(mount_usage "$mount")" || fail "Cannot read the file system" "$mount"
  rune_ok "Usage read" "$(jq -nc --arg usage "$usage" '{usage:$usage}')"
}

rune_init
main "$@"
