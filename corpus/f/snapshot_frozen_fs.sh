#!/usr/bin/env bash
# freeze, snapshot, thaw
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

mnt=$(rune_param mount "")
name=$(rune_param name "snap-$(date +%s)")
log=$(mktemp)

[[ -n $mnt ]] || rune_error 1 "mount is required" '{"missing":["mount"]}'
mountpoint -q "$mnt" || rune_error 2 "not a mount point" "$(jq -nc --arg m "$mnt" '{mount:$m}')"
dev=$(findmnt -no SOURCE "$mnt") || rune_error 2 "no device behind the mount"

trap 'fsfreeze -u "$mnt" 2>/dev/null || true; rune_error 100 "ended in the middle of a snapshot"' EXIT

fsfreeze -f "$mnt" || rune_error 3 "cannot freeze"

printf '%-10s %s\n' device "$dev" name "$name" >&2
if ! lvcreate --snapshot --name "$name" --extents 10%ORIGIN "$dev" >"$log" 2>&1; then
  rune_error 3 "lvcreate failed" "$(jq -nc --rawfile l "$log" '{log:$l}')"
fi
lvs "$dev" 2>/dev/null || true

fsfreeze -u "$mnt" || rune_error 3 "cannot thaw"
rune_ok "snapshot taken" "$(jq -nc --arg d "$dev" --arg n "$name" '{origin:$d, snapshot:$n}')"
