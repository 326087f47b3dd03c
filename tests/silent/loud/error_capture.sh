#!/usr/bin/env bash
# The author captures the errors of rune_init, and with them its whole effect.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
if ! INIT_ERR="$(rune_init 2>&1)"; then # expect: RUNE205
  printf 'init failed: %s\n' "$INIT_ERR" >&2
fi
PKG="$(rune_param package "")"
[[ -n "$PKG" ]] || rune_error 1 "package is required"
rpm -q --quiet "$PKG" || rune_error 2 "not installed"
rune_ok_kv "installed" "package=$PKG"
