#!/usr/bin/env bash
# `ssh -f` goes on with our stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ssh -f -n web1 /opt/agent/run.sh 2>/dev/null || rune_error 2 "ssh failed" # expect: RUNE105
rune_ok "Agent started"
