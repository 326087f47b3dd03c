#!/usr/bin/env bash
# The background subshell gives its stdout away before it works.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
CACHE="$(rune_param cache "/var/cache/thumbs")"
[[ -d $CACHE ]] || rune_error 2 "No such cache"
(
  exec </dev/null >/dev/null 2>&1
  sleep 2
  find "$CACHE" -type f -atime +30 -delete
) &
rune_ok "Cleaning in the background" "$(jq -nc --arg c "$CACHE" '{cache:$c}')"
