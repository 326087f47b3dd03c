#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A TABLE=([start]=do_start [stop]=do_stop)
do_start() { rune_ok "started"; }
do_stop() {
  : here
}
handler=${TABLE[$(rune_param action start)]:-}
action=$(rune_param action start)
handler=${TABLE[$action]:-}
[[ -n $handler ]] || rune_error 1 "unknown action"
"$handler"
rune_ok "done"
