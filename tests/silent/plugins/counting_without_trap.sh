#!/usr/bin/env bash
# `n=$((n + 1))`, `((++n))` from zero, `((n += 1))` and `((n++)) || true` do not end the plugin.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local n=0 m=0 k=0
  n=$((n + 1))
  ((++m))
  ((k += 1))
  ((k++))
  m=0
  ((m++)) || true
  rune_ok "Counted" "$(jq -nc --argjson n "$n" --argjson m "$m" --argjson k "$k" '{n:$n, m:$m, k:$k}')"
}

rune_init
main "$@"
