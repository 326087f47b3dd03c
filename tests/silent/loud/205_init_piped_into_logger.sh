#!/usr/bin/env bash
# Whatever the initialisation says is piped into the log.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init 2>&1 | logger -t rune-init || true # expect: RUNE205
CT="$(rune_param container "101")"
pct status "$CT" >/dev/null 2>&1 </dev/null || rune_error 2 "No such container"
rune_ok "Container exists" "$(jq -nc --arg c "$CT" '{container:$c}')"
