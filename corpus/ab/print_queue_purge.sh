#!/bin/bash
# Purges the jobs of one CUPS printer which are older than N hours.
set -euo pipefail
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

PRINTER="$(rune_param printer "")"
HOURS="$(rune_param hours 12)"
if [ "$PRINTER" = "" ]; then
  rune_error 1 "Printer is missing" '{"missing":["printer"]}'
fi
if ! [[ "$HOURS" =~ ^[0-9]+$ ]]; then
  rune_error 1
fi

TEMPFILE="$(mktemp)"
trap 'rm -f "$TEMPFILE"' EXIT
lpstat -W not-completed -o "$PRINTER" > "$TEMPFILE" 2>/dev/null || rune_error 2 "Printer not known" "$(jq -nc --arg p "$PRINTER" '{printer:$p}')"

write_log() {
  echo "$(date '+%Y-%m-%d %H:%M:%S') $1"
}

NOW="$(date +%s)"
PURGED=0
while read -r JOB OWNER SIZE WHEN; do
  JOBTIME="$(date -d "$WHEN" +%s 2>/dev/null)" || JOBTIME="$NOW"
  AGE=$(( (NOW - JOBTIME) / 3600 ))
  if [ "$AGE" -ge "$HOURS" ]; then
    if cancel "$JOB" 2>/dev/null; then
      PURGED=$((PURGED + 1))
      write_log "job $JOB of $OWNER ($SIZE bytes) cancelled"
    else
      write_log "job $JOB cannot be cancelled" >&2
    fi
  fi
done < "$TEMPFILE"
rune_ok "Queue purged" "$(jq -nc --arg p "$PRINTER" --argjson n "$PURGED" '{printer:$p, purged:$n}')"
