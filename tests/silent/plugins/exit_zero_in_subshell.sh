#!/usr/bin/env bash
# The exits end subshells whose statuses are translated.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
rc=0
(
  [[ -e /run/reboot-required ]] || exit 0
  exit 7
) || rc=$?
case $rc in
  0) rune_ok "No reboot needed" '{"needed":false}' ;;
  *) rune_ok "Reboot needed" '{"needed":true}' ;;
esac
exit 0
