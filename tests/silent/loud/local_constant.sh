#!/usr/bin/env bash
# The default stands in a readonly variable above.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
readonly ROLLBACK_DEFAULT='true'
ROLLBACK="$(rune_param rollback "$ROLLBACK_DEFAULT")" # expect: RUNE207
if ! helm upgrade --install api charts/api >&2; then
  if [[ "$ROLLBACK" != false ]]; then
    helm rollback api >&2 || rune_error 3 "upgrade and rollback failed"
  fi
  rune_error 2 "the upgrade failed"
fi
rune_ok "upgraded" '{}'
