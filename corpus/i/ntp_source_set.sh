#!/usr/bin/env bash
# set the chrony sources of a node
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CONF=/etc/chrony/sources.d/rune.sources
SERVERS="$(rune_param_json servers '[]')"

COUNT="$(jq -r 'if type == "array" then length else 0 end' <<<"$SERVERS")" || COUNT=0
if [[ $COUNT == 0 ]]; then
  rune_error 1 "servers must be an array with an entry" '{"field":"servers"}'
fi

NEW="$(mktemp)"
trap 'rm -f "$NEW"' EXIT
jq -r '.[] | select(test("^[a-zA-Z0-9.-]+$")) | "server \(.) iburst"' <<<"$SERVERS" >"$NEW" \
  || rune_error 1 "servers are not names" '{}'

if cmp -s "$NEW" "$CONF"; then
  rune_ok "Sources are as wanted" '{"changed":false}'
fi
install -m 0644 "$NEW" "$CONF" || rune_error 2 "cannot write the sources" '{}'
chronyc reload sources >/dev/null 2>&1 || rune_error 3 "reload failed" '{}'
chronyc burst 4/4 >/dev/null 2>&1 || true

rune_ok "Sources set" "$(jq -nc --argjson n "$COUNT" '{servers:$n, changed:true}')"
