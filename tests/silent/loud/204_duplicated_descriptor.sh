#!/usr/bin/env bash
# The message is read through a copy of descriptor zero.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
exec 4<&0
IFS= read -r -u 4 FIRST || true # expect: RUNE204
echo "message has ${#FIRST} characters in its first line" >&2
rune_init
RACK="$(rune_param rack "r1")"
rune_ok "Rack noted" "$(jq -nc --arg r "$RACK" '{rack:$r}')"
