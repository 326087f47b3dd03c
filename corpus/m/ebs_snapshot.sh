#!/usr/bin/env bash
# ebs_snapshot: snapshot the EBS volumes of an instance that carry a Backup tag
set -euo pipefail
export AWS_PAGER="" AWS_DEFAULT_OUTPUT=json

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

INSTANCE="$(rune_param instance "")"
TAG_VALUE="$(rune_param tag_value daily)"
REGION="$(rune_param region eu-central-1)"

# the message that goes out is built in one place
respond() {
  local payload="$1" error="$2" doc
  doc="$(jq -nc \
    --argjson mm "${RUNE_MESSAGE_METADATA}" \
    --argjson obs "${RUNE_OBSERVABILITY}" \
    --argjson payload "${payload}" \
    --argjson error "${error}" \
    '{message_metadata: $mm, payload: $payload, observability: $obs, error: $error}')"
  rune_emit "${doc}" 0
}

refuse() {
  respond null "$(jq -nc --argjson c "$1" --arg m "$2" '{code: $c, message: $m, details: {}}')"
}

[[ "${INSTANCE}" =~ ^i-[0-9a-f]{8,17}$ ]] || refuse 1 "instance is missing or malformed"
[[ "${REGION}" =~ ^[a-z]{2}-[a-z]+-[0-9]$ ]] || refuse 1 "region is malformed"
command -v aws >/dev/null || refuse 4 "aws is not installed"

VOLUMES="$(aws ec2 describe-volumes --region "${REGION}" \
  --filters "Name=attachment.instance-id,Values=${INSTANCE}" </dev/null 2>/dev/null)" || refuse 2 "describe-volumes failed"

mapfile -t IDS < <(jq -r '.Volumes[] | select(any(.Tags[]?; .Key == "Backup" and .Value == "'"${TAG_VALUE}"'")) | .VolumeId' <<<"${VOLUMES}")
(( ${#IDS[@]} > 0 )) || refuse 3 "no volume carries the tag"

declare -a MADE=()
for id in "${IDS[@]}"; do
  snap="$(aws ec2 create-snapshot --region "${REGION}" --volume-id "${id}" \
    --description "RUNE ${INSTANCE} ${id}" --query SnapshotId --output text </dev/null 2>/dev/null)" || refuse 3 "create-snapshot failed for ${id}"
  MADE+=("${id}=${snap}")
done

respond "$(printf '%s\n' "${MADE[@]}" | jq -Rnc '{result: "success", output_data: {snapshots: [inputs | split("=") | {volume: .[0], snapshot: .[1]}]}}')" null
