#!/usr/bin/env bash
# A function that prints is silent when each of its calls sends the output away.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

banner() {
  echo "== $1 =="
}

rune_init
banner "start" >&2
banner "details" 1>/dev/null
banner "end" >>"$(mktemp)"
rune_ok "Banner shown" '{"lines":3}'
