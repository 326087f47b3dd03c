#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "sshd")"

# The answer has to be out before the unit that carries it goes down.
(sleep 20; systemctl restart "${UNIT}") 2>/dev/null & # expect: RUNE105

rune_ok "Restart scheduled" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit, in_seconds:20}')"
