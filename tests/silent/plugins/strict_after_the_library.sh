#!/usr/bin/env bash
# Strict mode after the library was found, sourced and initialised, and before anything is done.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly SCRIPT_DIR
usage() { echo "no usage" >&2; }
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
set -euo pipefail
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted" '{}'
