#! /bin/bash -p
# Copyright the operations team. Do not edit on the host.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

systemctl daemon-reload >&2 || rune_error 3 "Reload failed"
rune_ok "Reloaded" '{}'
