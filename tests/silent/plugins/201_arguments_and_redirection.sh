#!/usr/bin/env bash
# The call of rune_init has arguments and a redirection of its errors.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
INIT_LOG="$(mktemp)"
rune_init "$@" 2>>"$INIT_LOG"
VIP="$(rune_param vip "192.0.2.10")"
if ip -o address show 2>/dev/null | grep -qwF -- "$VIP"; then
  rune_ok "The address is here" "$(jq -nc --arg v "$VIP" '{vip:$v, local:true}')"
fi
rune_ok "The address is elsewhere" "$(jq -nc --arg v "$VIP" '{vip:$v, local:false}')"
