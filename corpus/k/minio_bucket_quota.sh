#!/bin/sh
# Hard quota of a MinIO bucket
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"

bootstrap() {
  rune_init
  trap 'rune_error 100 "Interrupted"' INT TERM
}
require() { [[ -n $2 ]] || rune_error 1 "Missing parameter" "$(jq -nc --arg p "$1" '{missing: [$p]}')"; }

ALIAS=$(rune_param alias local)
BUCKET=$(rune_param bucket "")
SIZE=$(rune_param size "")
require bucket "$BUCKET"
require size "$SIZE"

info=$(mc --json quota info "$ALIAS/$BUCKET" 2>/dev/null) || rune_error 2 "Bucket or server is not there" "$(jq -nc --arg b "$BUCKET" '{bucket: $b}')"
was=$(jq -r '.quota // 0' <<<"$info" 2>/dev/null) || was=0

if mc --quiet quota set "$ALIAS/$BUCKET" --size "$SIZE" >/dev/null; then
  rune_ok_kv "Quota set" "bucket=$BUCKET" "size=$SIZE" "was=$was"
else
  rune_error_kv 3 "mc could not set the quota" "bucket=$BUCKET" "size=$SIZE"
fi
