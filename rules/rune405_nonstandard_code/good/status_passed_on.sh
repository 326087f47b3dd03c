#!/usr/bin/env bash
# Runs a check of somebody else's, and passes its status on, whatever that is.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CHECK="$(rune_param check "")"
[[ "${CHECK}" =~ ^[a-z_]+$ ]] || rune_error 1 "No such check"
command -v monitoring-check >/dev/null || rune_error 2 "monitoring-check is missing"
monitoring-check "${CHECK}" >&2 || rune_error $? "The check failed" "$(jq -nc --arg check "${CHECK}" '{check: $check}')"
rune_ok "The check passed" "$(jq -nc --arg check "${CHECK}" '{check: $check}')"
