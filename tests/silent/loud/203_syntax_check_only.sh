#!/usr/bin/env bash
# The library is only checked for its syntax and never sourced.
set -euo pipefail
DIR="${BASH_SOURCE[0]%/*}"
bash -n "${DIR}/rune_bpcs.sh" >/dev/null 2>&1 </dev/null || echo "the library looks broken" >&2
rune_init
PORT="$(rune_param port "/dev/ttyS0")"
[[ -c $PORT ]] || rune_error 2 "No such serial port" "$(jq -nc --arg p "$PORT" '{port:$p}')"
rune_ok "The port exists" "$(jq -nc --arg p "$PORT" '{port:$p}')"
# expect-at: 1 RUNE203
