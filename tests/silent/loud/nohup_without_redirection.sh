#!/usr/bin/env bash
# Nohup does not redirect when stdout is a pipe.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
[[ -x /usr/local/sbin/reindex ]] || rune_error 4 "No reindex tool"
nohup /usr/local/sbin/reindex --all 2>/dev/null & # expect: RUNE105
rune_ok "Reindex started" "$(jq -nc --argjson pid "$!" '{pid:$pid}')"
