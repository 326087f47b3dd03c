#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

UNITS_JSON=$(rune_param_json units '[]')
SINCE=$(rune_param since "1 hour ago")
OUT_DIR=$(rune_param out_dir "/var/tmp/rune-logs")
MAX_MB=$(rune_param max_mb "50")

if ! echo "$UNITS_JSON" | jq -e 'type == "array" and length > 0 and all(.[]; type == "string" and length > 0)' >/dev/null; then
  rune_error 1 "units must be a non-empty array of unit names" '{"missing":["units"]}'
fi

if [[ ! "$MAX_MB" =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "max_mb must be a number from 1 to 9999" '{"parameter":"max_mb"}'
fi

if ! date --date "$SINCE" >/dev/null 2>&1; then
  rune_error 1 "since is not a date that this host understands" "$(jq -n --arg since "$SINCE" '{since: $since}')"
fi

if ! command -v journalctl >/dev/null 2>&1; then
  rune_error 4 "journalctl not found, logs are not in the journal here"
fi

if ! mkdir -p "$OUT_DIR" 2>/dev/null || [[ ! -w "$OUT_DIR" ]]; then
  rune_error 4 "out_dir cannot be written" "$(jq -n --arg dir "$OUT_DIR" '{out_dir: $dir}')"
fi

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
: >"$WORK/failed"
: >"$WORK/empty"
mkdir -p "$WORK/logs"

COLLECTED=0
while IFS= read -r UNIT; do
  FILE="$WORK/logs/${UNIT//\//_}.log"
  if ! journalctl --no-pager --quiet --unit "$UNIT" --since "$SINCE" >"$FILE" 2>/dev/null; then
    rm -f "$FILE"
    echo "$UNIT" >>"$WORK/failed"
  elif [[ ! -s "$FILE" ]]; then
    rm -f "$FILE"
    echo "$UNIT" >>"$WORK/empty"
  else
    COLLECTED=$((COLLECTED + 1))
  fi
done < <(echo "$UNITS_JSON" | jq -r '.[]')

SUMMARY=$(jq -n --argjson collected "$COLLECTED" --rawfile failed "$WORK/failed" --rawfile empty "$WORK/empty" \
  '{collected: $collected, failed: ($failed | split("\n")[:-1]), empty: ($empty | split("\n")[:-1])}')

if (( COLLECTED == 0 )); then
  if [[ -s "$WORK/failed" ]]; then
    rune_error 3 "no log could be collected" "$SUMMARY"
  fi
  rune_ok "the units logged nothing in this period" "$SUMMARY"
fi

ARCHIVE="$OUT_DIR/logs-$(date +%Y%m%dT%H%M%S)-$$.tar.gz"
if ! tar -czf "$ARCHIVE" -C "$WORK" logs 2>/dev/null; then
  rm -f "$ARCHIVE"
  rune_error 2 "the archive could not be written" "$(echo "$SUMMARY" | jq --arg archive "$ARCHIVE" '. + {archive: $archive}')"
fi

TOO_BIG=$(find "$ARCHIVE" -size +"${MAX_MB}"M 2>/dev/null || true)
if [[ -n "$TOO_BIG" ]]; then
  rm -f "$ARCHIVE"
  rune_error 3 "the archive is larger than max_mb and was removed" "$SUMMARY"
fi

OUTPUT_DATA=$(echo "$SUMMARY" | jq --arg archive "$ARCHIVE" --arg since "$SINCE" '. + {archive: $archive, since: $since}')
if [[ -s "$WORK/failed" ]]; then
  rune_ok "logs gathered, some units failed" "$OUTPUT_DATA"
fi
rune_ok "logs gathered" "$OUTPUT_DATA"
