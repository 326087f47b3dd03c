#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

VOL=$(rune_param volume "")
SNAP=$(rune_param snapshot "rune-$(date +%Y%m%d)")
[[ -n $VOL ]] || rune_error 1 "Missing volume" '{"missing":["volume"]}'

if lvcreate -s -n "$SNAP" -L 1G "$VOL" > >(logger -t rune-lvm >&2) 2> >(sed 's/^/lvm: /' >&2); then
  :
else
  rune_error 3 "Snapshot failed" "$(jq -nc --arg v "$VOL" '{volume:$v}')"
fi

lvs --noheadings -o lv_name,lv_size "$VOL" |& logger -t rune-lvm || true

SIZE=$(lvs --noheadings --units b --nosuffix -o lv_size "$VOL" 2>/dev/null | tr -d ' ' || true)
rune_ok "snapshot made" "$(jq -nc --arg v "$VOL" --arg s "$SNAP" --arg b "${SIZE:-0}" '{volume:$v, snapshot:$s, bytes:($b|tonumber? // null)}')"
