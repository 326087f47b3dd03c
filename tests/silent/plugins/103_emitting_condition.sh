#!/usr/bin/env bash
# A function that emits is called in a condition, which is no subshell.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
MOUNT="$(rune_param mount "/data")"
check_mount() {
  [[ -d $1 ]] || { rune_error 2 "No such directory" "$(jq -nc --arg m "$1" '{mount:$m}')"; }
  mountpoint -q "$1"
}
if ! check_mount "$MOUNT"; then
  mount "$MOUNT" >/dev/null 2>&1 || rune_error 3 "Cannot mount"
fi
rune_ok "Mounted" "$(jq -nc --arg m "$MOUNT" '{mount:$m}')"
