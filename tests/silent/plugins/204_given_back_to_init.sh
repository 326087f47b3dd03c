#!/usr/bin/env bash
# The message is read first and handed to the library by a here-string.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
MESSAGE="$(cat)"
printf 'message of %d bytes\n' "${#MESSAGE}" >&2
rune_init <<<"$MESSAGE"
PLAN="$(rune_param plan "weekly")"
/usr/local/sbin/backup-plan --check "$PLAN" >/dev/null 2>&1 </dev/null || rune_error 3 "The plan is not valid"
rune_ok "The plan is valid" "$(jq -nc --arg p "$PLAN" '{plan:$p}')"
