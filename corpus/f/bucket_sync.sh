#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SRC="$(rune_param source_dir "")"
BUCKET="$(rune_param bucket "")"
DELETE="$(rune_param delete "false")"
DRY="$(rune_param dry_run "false")"
REGION="$(rune_param region "${AWS_REGION:-eu-central-1}")"

require() {
  local name=$1 value=$2
  if [[ -z "$value" ]]; then
    rune_error 1 "Missing required parameter: $name" "$(jq -nc --arg n "$name" '{missing:[$n]}')"
  fi
}
require source_dir "$SRC"
require bucket "$BUCKET"

flags=(--region "$REGION" --no-progress)
if [[ "$DELETE" == "true" ]]; then flags+=(--delete); fi
if [[ "$DRY" == "true" ]]; then flags+=(--dryrun); fi

log="$(mktemp)"
finish() {
  local rc=$?
  rm -f -- "$log"
  [[ $rc -eq 0 ]] || echo "bucket_sync ends with status $rc" >&2
}
trap finish EXIT

if ! ident="$(aws sts get-caller-identity --output json 2>/dev/null)"; then
  rune_error 4 "no AWS identity"
fi
account="$(jq -r '.Account // "unknown"' <<<"$ident" 2>/dev/null || echo unknown)"

delay=2
synced=no
for attempt in 1 2 3; do
  if aws s3 sync "$SRC" "s3://${BUCKET}/" "${flags[@]}" >"$log" 2>&1; then
    synced=yes
    break
  fi
  echo "attempt $attempt failed: $(tail -n 1 "$log")" >&2
  sleep "$delay"
  delay=$((delay * 3))
done

uploaded="$(grep -c '^upload:' "$log" || true)"
out="$(jq -nc --arg b "$BUCKET" --arg a "$account" --argjson u "${uploaded:-0}" '{bucket:$b, account:$a, uploaded:$u}')"
[[ "$synced" == yes ]] || rune_error 2 "sync failed three times" "$out"
rune_ok "synchronised" "$out"
