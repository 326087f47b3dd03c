#!/usr/bin/env bash
# The flag is set before each answer, so the trap emits only when nothing was.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
SENT=no
trap 'if [[ $SENT == no ]]; then SENT=yes; rune_error 100 "Ended early"; fi' EXIT
fail() { SENT=yes; rune_error "$@"; }
NAME="$(rune_param container "")"
[[ -n $NAME ]] || fail 1 "Missing container" '{"missing":["container"]}'
STATE="$(podman inspect -f '{{.State.Status}}' "$NAME" 2>/dev/null)" || fail 2 "No such container"
OUT="$(jq -nc --arg n "$NAME" --arg s "$STATE" '{container:$n, state:$s}')"
SENT=yes
rune_ok "Inspected" "$OUT"
