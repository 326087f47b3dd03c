#!/usr/bin/env bash
# EBS snapshots older than N days of one volume are deleted.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

VOLUME=$(rune_param volume "")
DAYS=$(rune_param days 30)
REGION=$(rune_param region "eu-central-1")

[[ $VOLUME =~ ^vol-[0-9a-f]+$ ]] || rune_error 1 "volume id expected" '{"field":"volume"}'
[[ $DAYS =~ ^[0-9]+$ ]] || rune_error 1 "days must be a number" '{"field":"days"}'

LIMIT=$(date -u -d "$DAYS days ago" +%FT%TZ)
LIST=$(mktemp)
trap 'rm -f "$LIST"' EXIT

aws ec2 describe-snapshots --region "$REGION" --owner-ids self \
  --filters "Name=volume-id,Values=$VOLUME" --output json >"$LIST" 2>/dev/null \
  || rune_error 2 "describe-snapshots failed" "$(jq -nc --arg v "$VOLUME" '{volume:$v}')"

OLD=$(jq -c --arg l "$LIMIT" '[.Snapshots[] | select(.StartTime < $l) | .SnapshotId]' "$LIST")
rune_out "volume=$VOLUME"
rune_out "candidates=$OLD"

jq -r '.[]' <<<"$OLD" | while read -r id; do
  if aws ec2 delete-snapshot --region "$REGION" --snapshot-id "$id" >/dev/null 2>&1; then
    rune_out last_deleted "$id"
  else
    rune_error 3 "snapshot $id is in use" "$(jq -nc --arg i "$id" '{snapshot:$i}')"
  fi
done || true

rune_finish "prune done"
