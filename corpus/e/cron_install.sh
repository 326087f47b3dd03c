#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

USER_NAME=$(rune_param user root)
SCHEDULE=$(rune_param schedule "")
COMMAND=$(rune_param command "")
MARK="# rune:$(rune_param id default)"

if [[ -z $SCHEDULE || -z $COMMAND ]]; then
  rune_emit "schedule and command are required" 1
fi

if ! id "$USER_NAME" >/dev/null 2>&1; then
  rune_error 1 "no such user" "$(jq -nc --arg u "$USER_NAME" '{user:$u}')"
fi

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT

current=$(crontab -u "$USER_NAME" -l 2>/dev/null)
{
  grep -vF -- "$MARK" <<<"$current" || true
  printf '%s %s %s\n' "$SCHEDULE" "$COMMAND" "$MARK"
} >"$tmp"

crontab -u "$USER_NAME" "$tmp" || rune_error 3 "crontab rejected the table" '{}'
rune_ok "installed" "{\"user\":\"$USER_NAME\",\"schedule\":\"$SCHEDULE\"}"
