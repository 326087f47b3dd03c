#!/bin/bash
set -euo pipefail

# TODO ask Maria if 14 days is ok
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIR="$(rune_param dir '/var/tmp')"
DAYS="$(rune_param days "14")"

function debug() {
  echo "[debug] $1" >&2
}

function count_files() {
  find "$1" -xdev -type f -mtime +"$2" 2>/dev/null | wc -l
}

debug "dir is $DIR"
debug "days is $DAYS"

if [[ ! $DAYS =~ ^[0-9]+$ ]]; then
  rune_error 1 "days is not a number" '{"field":"days"}'
fi

if [ ! -d "$DIR" ]; then
  DETAILS=$(jq -nc --arg d "$DIR" '{dir:$d, exists:false}')
  rune_error 2 "directory does not exist" "$DETAILS"
fi

BEFORE=$(count_files "$DIR" "$DAYS" || true)
debug "found $BEFORE files"

if [ "$BEFORE" = "0" ]; then
  rune_ok_kv "nothing to clean" "dir=$DIR" "deleted=0"
fi

find "$DIR" -xdev -type f -mtime +"$DAYS" -delete || debug "some files could not be deleted"

AFTER=$(count_files "$DIR" "$DAYS" || true)
DELETED=$((BEFORE - AFTER))
debug "deleted $DELETED files"

OUT=$(jq -nc --arg d "$DIR" --argjson n "$DELETED" --argjson left "$AFTER" '{dir:$d, deleted:$n, left:$left}')
rune_ok "cleaned" "$OUT"
