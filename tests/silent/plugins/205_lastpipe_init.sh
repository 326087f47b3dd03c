#!/usr/bin/env bash
# With lastpipe the initialisation at the end of the pipe runs in the main shell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
shopt -s lastpipe
MESSAGE="$(cat)"
printf '%s' "$MESSAGE" | rune_init
OWNER="$(rune_param owner "root")"
FILES="$(find /opt -xdev -maxdepth 2 -user "$OWNER" -printf '.' 2>/dev/null)" || rune_error 2 "No such owner"
rune_ok "Counted" "$(jq -nc --arg n "${#FILES}" '{files:($n|tonumber)}')"
