#!/usr/bin/env bash
# `disown` does not close anything.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

nohup /opt/agent/run.sh 2>/dev/null & # expect: RUNE105
disown
rune_ok "Agent started"
