#!/usr/bin/env bash
# Copies made by tee end on stderr, in a null device or in a pipe.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
uptime | tee /run/uptime.txt >/dev/null || rune_error 2 "Cannot write"
{ date; df -h; } | tee -a /run/report.txt >&2 || rune_error 2 "Cannot write"
lines=$(df -P | tee /run/df.txt | wc -l) || rune_error 2 "Cannot list file systems"
rune_ok "Reported" "$(jq -nc --argjson n "$lines" '{lines:$n}')"
