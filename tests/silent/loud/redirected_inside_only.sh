#!/usr/bin/env bash
# A shell in the background holds stdout, though each of its commands has another one.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

{
  sleep 2 >/dev/null
  /opt/agent/run.sh >/dev/null 2>&1
} & # expect-at: 9 RUNE105
rune_ok "Agent started"
