#!/usr/bin/env bash
# A signal that comes while a redirected command runs is answered on the plugin's own stdout.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 3 "stopped"' TERM

systemctl restart app >&2 || rune_error 2 "restart failed"
trap - TERM
rune_ok "restarted"
