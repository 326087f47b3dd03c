#!/usr/bin/env bash
# Reports the load of the host.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

read -r one five _ </proc/loadavg || rune_error 2 "No load average"
rune_ok "Measured" "$(jq -nc --arg one "${one}" --arg five "${five}" '{one: $one, five: $five}')"
