#!/usr/bin/env bash
# Snapshot every EBS volume of an instance and expire the old ones.
# (c) Nordfleet Platform Team
set -Eeuo pipefail

HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${HERE}/lib/rune_bpcs.sh"
rune_init

log() { printf '%(%FT%TZ)T ebs-snapshot: %s\n' -1 "$*" >&2; }

aws_ro() { aws --region "${region}" --output json "$@" </dev/null; }

instance="$(rune_param instance_id "")"
region="$(rune_param region "$(rune_ctx region "eu-central-1")")"
keep_days="$(rune_param keep_days "14")"

[[ "${instance}" =~ ^i-[0-9a-f]{8,17}$ ]] || rune_error 1 "instance_id is missing or malformed"
[[ "${region}" =~ ^[a-z]{2}(-[a-z]+)+-[0-9]$ ]] || rune_error 1 "region is malformed"
[[ "${keep_days}" =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "keep_days must be 1 to 999"
command -v aws >/dev/null || rune_error 4 "AWS CLI is not installed"

if ! identity="$(aws_ro sts get-caller-identity 2>/dev/null)"; then
  rune_error 4 "No usable AWS credentials on this host"
fi
log "running as $(jq -r '.Arn // "unknown"' <<<"${identity}")"

if ! vols="$(aws_ro ec2 describe-volumes \
      --filters "Name=attachment.instance-id,Values=${instance}" \
      --query 'Volumes[].VolumeId')"; then
  rune_error 2 "describe-volumes failed" "$(jq -nc --arg i "${instance}" '{instance:$i}')"
fi

created=() failed=()
while IFS= read -r vol; do
  [[ -n "${vol}" ]] || continue
  if snap="$(aws_ro ec2 create-snapshot --volume-id "${vol}" \
        --description "rune ${instance}" \
        --tag-specifications "ResourceType=snapshot,Tags=[{Key=rune-owner,Value=${instance}}]" \
        --query SnapshotId --output text)"; then
    created+=("${snap}")
    log "volume ${vol} -> ${snap}"
  else
    failed+=("${vol}")
    log "volume ${vol}: snapshot refused"
  fi
done < <(jq -r '.[]?' <<<"${vols}")

made="$(jq -nc '$ARGS.positional' --args "${created[@]}")"
if (( ${#failed[@]} > 0 )); then
  rune_error 3 "Some volumes could not be snapshotted" \
    "$(jq -nc --argjson c "${made}" '{created:$c, failed:$ARGS.positional}' --args "${failed[@]}")"
fi
if (( ${#created[@]} == 0 )); then
  rune_error 2 "Instance has no attached volumes" "$(jq -nc --arg i "${instance}" '{instance:$i}')"
fi

cutoff="$(date -u -d "-${keep_days} days" +%Y-%m-%dT%H:%M:%S)"
expired=0
if old="$(aws_ro ec2 describe-snapshots --owner-ids self \
      --filters "Name=tag:rune-owner,Values=${instance}")"; then
  while IFS= read -r id; do
    if aws_ro ec2 delete-snapshot --snapshot-id "${id}" >/dev/null; then
      expired=$((expired + 1))
    else
      log "could not delete ${id}, leaving it for the next run"
    fi
  done < <(jq -r --arg c "${cutoff}" '.Snapshots[]? | select(.StartTime < $c) | .SnapshotId' <<<"${old}")
else
  log "describe-snapshots failed, nothing expired"
fi

rune_ok "Snapshots created" "$(jq -nc --argjson c "${made}" --argjson n "${expired}" '{created:$c, expired:$n}')"
