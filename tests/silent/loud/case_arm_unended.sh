#!/usr/bin/env bash
# A case arm that lacks its double semicolon before the next pattern makes the file invalid.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
MODE="$(rune_param mode "soft")"
case "$MODE" in
  soft) OPT=--no-block
  hard) OPT=--force ;; # expect: RUNE001
  *) rune_error 1 "mode must be soft or hard" ;;
esac
systemctl "$OPT" restart nginx.service || rune_error 2 "nginx did not restart"
rune_ok "nginx restarted" '{}'
