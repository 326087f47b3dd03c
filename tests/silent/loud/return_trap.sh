#!/usr/bin/env bash
# A RETURN trap set in a helper prints a trace line each time when the helper returns.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
flush_zone() {
  trap 'printf "leaving %s\n" "${FUNCNAME[0]}"; trap - RETURN' RETURN # expect: RUNE101
  rndc flushname "$1" >&2
}
ZONE="$(rune_param zone "")"
[[ -n "$ZONE" ]] || rune_error 1 "zone is required"
flush_zone "$ZONE" || rune_error 2 "rndc refused the flush"
rune_ok "flushed" "$(jq -nc --arg z "$ZONE" '{zone: $z}')"
