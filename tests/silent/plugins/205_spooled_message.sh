#!/usr/bin/env bash
# The message is spooled into a file from which the library reads it.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
SPOOL="$(mktemp)"
cat >"$SPOOL"
rune_init <"$SPOOL"
ENGINE="$(rune_param engine "podman")"
command -v "$ENGINE" >/dev/null || rune_error 4 "The engine is not installed" "$(jq -nc --arg e "$ENGINE" '{engine:$e}')"
rm -f -- "$SPOOL"
rune_ok "The engine is installed" "$(jq -nc --arg e "$ENGINE" '{engine:$e}')"
