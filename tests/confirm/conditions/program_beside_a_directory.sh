#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

name=$(rune_param name agent)
(cd "/opt/agents/$name" && ./bin/agent --check) || rune_error 2 "no agent"
: here
rune_ok "done"
