#!/usr/bin/env bash
# Strict mode by `shopt -o`.
shopt -s -o errexit nounset pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted" '{}'
