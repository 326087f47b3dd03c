#!/usr/bin/env bash
# A case without a match and a loop without a turn both succeed.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
mode=$(rune_param mode "soft")
opts=(--no-wall)
case $mode in
  hard) opts+=(--force) ;;
  kexec) opts+=(--no-wtmp) ;;
esac
while [[ -e /run/nologin.lock ]]; do sleep 1; done
systemctl reboot "${opts[@]}" >&2 || rune_error 3 "Reboot refused"
rune_ok "Rebooting" '{}'
