#!/usr/bin/env bash
# A pipeline of commands that do not fail needs no handling under `pipefail`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
COUNT="$(printf '%s\n' a b c | wc -l | tr -d ' ')"
LAST="$(printf '%s\n' a b c | tail -n 1)"
FOUND="$({ grep ERROR /var/log/syslog || true; } | wc -l)"
rune_ok "Counted" "$(jq -nc --arg c "${COUNT}" --arg l "${LAST}" --arg f "${FOUND}" '{c:$c, l:$l, f:$f}')"
