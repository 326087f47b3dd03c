#!/usr/bin/env bash
# The JSON default is an object in which true stands.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
OPTIONS="$(rune_param_json options '{"compress":true}')"
ARGS=()
if jq -e '.compress == true' >/dev/null 2>&1 <<<"$OPTIONS"; then ARGS+=(-z); fi
STAGE="$(mktemp -d)"
tar -c "${ARGS[@]}" -f "$STAGE/etc.tar" -C / etc/hosts 2>/dev/null || rune_error 2 "Cannot pack"
rune_ok "Packed" "$(jq -nc --arg s "$STAGE/etc.tar" '{archive:$s}')"
