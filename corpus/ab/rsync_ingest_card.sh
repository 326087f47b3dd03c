#!/usr/bin/env bash
# Copy a camera card to the ingest store, twice checked.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1

CARD=$(rune_param card /media/card0)
STORE=$(rune_param store /srv/ingest)
VERIFY=$(rune_param verify true)
LOGDIR=/var/log/ingest

open_log() {
  mkdir -p "$LOGDIR"
  exec >>"$LOGDIR/$(date +%Y%m%d).log" 2>&1
}

[[ -d $CARD/CONTENTS || -d $CARD/DCIM ]] || rune_error 1 "Not a camera card" '{"param":"card"}'
open_log

echo "== $(date -Is) $CARD"
rsync -a --partial --timeout=120 "$CARD/" "$STORE/${CARD##*/}/" ||
  rune_error 2 "Copy failed" '{"step":"rsync"}' >&3

differ=0
if [[ $VERIFY == true ]]; then
  differ=$(rsync -anc --out-format='%n' "$CARD/" "$STORE/${CARD##*/}/" | grep -vc '/$') || true
fi
if [ "${differ:-0}" -gt 0 ]; then
  rune_error 3 "Copy differs from card" "$(jq -nc --arg d "$differ" '{differ:$d}')" >&3
fi
rune_ok "Card ingested" "$(jq -nc --arg c "$CARD" '{card:$c}')"
