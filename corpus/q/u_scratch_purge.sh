#!/bin/bash
# purge old files in scratch; by hand because the old node image has no rune lib
set -euo pipefail
MSG=`cat`
AGE=`echo "$MSG" | jq -r '.payload.input_parameters.age_days // "30"'` || AGE=""
ROOT=/scratch

answer () {
  printf '%s' "$MSG" | jq -c --argjson p "$1" --argjson e "$2" '{message_metadata, payload: $p, observability, error: $e}'
}

case "$AGE" in
  ''|*[!0-9]*)
    answer null '{"code":1,"message":"age_days must be a number","details":{}}'
    exit 2
    ;;
esac

T=`mktemp`
trap 'rm -f "$T"' EXIT
find $ROOT -xdev -type f -atime +"$AGE" -print >"$T" 2>/dev/null || true
N=`wc -l <"$T"`
KB=0
while read -r F; do
  S=`stat -c %s "$F" 2>/dev/null` || continue
  KB=`expr $KB + $S / 1024` || :
  rm -f "$F" 2>/dev/null || echo "cannot remove $F" >&2
done <"$T"

PAY=`jq -nc --arg n "$N" --arg kb "$KB" '{result: "success", output_data: {files: ($n | tonumber), kb: ($kb | tonumber)}}'`
answer "$PAY" null
