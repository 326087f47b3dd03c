#!/usr/bin/env bash
# An ERR trap with errtrace answers for a failing command inside a helper.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "Unexpected failure at line $LINENO"' ERR
reload_all() {
  systemctl daemon-reload >&2
  systemctl reload-or-restart nginx.service >&2
}
reload_all
rune_ok "Reloaded" '{"unit":"nginx.service"}'
