#!/usr/bin/env bash
# The word true is recorded, compared and executed, but is never a default.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
rune_out attempted true
rune_out "restart=true"
UNIT="$(rune_param true_name "sshd.service")"
if [[ "$(rune_param restart "no")" == "true" ]]; then
  systemctl restart "$UNIT" >/dev/null 2>&1 || rune_err 2 "Restart failed"
else
  true
fi
rune_finish "true"
