#!/usr/bin/env bash
# Delete EBS snapshots of one volume that are older than KEEP days.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

volume=$(rune_param volume_id "")
keep=$(rune_param keep_days "14")
region=$(rune_param region "eu-west-1")

[[ $volume =~ ^vol-[0-9a-f]+$ ]] || rune_error 1 "volume_id looks wrong" '{"field":"volume_id"}'
[[ $keep =~ ^[1-9][0-9]*$ ]] || rune_error 1 "keep_days must be positive" '{"field":"keep_days"}'

cutoff=$(date -u -d "-${keep} days" +%Y-%m-%dT%H:%M:%S)
list=$(mktemp)
trap 'rm -f "$list"' EXIT

aws ec2 describe-snapshots --region "$region" --owner-ids self \
  --filters "Name=volume-id,Values=$volume" \
  --query 'Snapshots[].[SnapshotId,StartTime,State]' --output text >"$list" ||
  rune_error 2 "describe-snapshots failed" "$(jq -nc --arg v "$volume" '{volume:$v}')"

rune_out volume "$volume"
rune_out cutoff "$cutoff"

kept=0
while IFS=$'\t' read -r id started state; do
  if [[ $started > $cutoff || $state == pending ]]; then
    ((kept++))
  fi
done <"$list"

awk -F'\t' -v c="$cutoff" '$2 <= c && $3 == "completed" {print $1}' "$list" |
while read -r id; do
  if aws ec2 delete-snapshot --region "$region" --snapshot-id "$id" >/dev/null 2>&1; then
    echo "deleted $id" >&2
  else
    rune_err 3 "could not delete $id"
  fi
done

rune_out kept "$kept"
rune_finish "rotation done"
