#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

load_settings() {
  source /etc/rune/site.d/settings.sh # expect: RUNE002
}

main() {
  local region
  load_settings
  region="$(rune_ctx region "none")"
  rune_ok "Settings loaded" "$(jq -nc --arg region "$region" '{region:$region}')"
}

rune_init
main "$@"
