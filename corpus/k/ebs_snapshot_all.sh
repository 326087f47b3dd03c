#!/usr/bin/env bash
# Snapshots of all volumes of this instance, by one accumulated answer at the end
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

trap 'rune_finish "Snapshots started"' EXIT

tag=$(rune_param tag nightly)
keep=$(rune_param keep_days 7)
[[ $tag =~ ^[a-z0-9-]+$ ]] || rune_error 1 "tag is malformed" '{"field":"tag"}'
[[ $keep =~ ^[1-9][0-9]{0,2}$ ]] || keep=7

imds() {
  local t
  t=$(curl -sf -m 2 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token) || return 1
  curl -sf -m 2 -K - "http://169.254.169.254/latest/meta-data/$1" <<<"header = \"X-aws-ec2-metadata-token: $t\""
}

if instance=$(imds instance-id); then
  rune_out "instance=$instance"
  ids=() delete_on=$(date -d "+$keep days" +%F)
  while read -r volume device; do
    if id=$(aws ec2 create-snapshot --volume-id "$volume" --description "$tag $instance $device" \
        --tag-specifications "ResourceType=snapshot,Tags=[{Key=tag,Value=$tag},{Key=delete_on,Value=$delete_on}]" \
        --query SnapshotId --output text); then
      ids+=("$id")
    else
      rune_err 3 "No snapshot of $volume"
    fi
  done < <(aws ec2 describe-volumes --filters "Name=attachment.instance-id,Values=$instance" \
    --query 'Volumes[].[VolumeId,Attachments[0].Device]' --output text)
  rune_out count "${#ids[@]}"
  rune_out snapshots "${ids[*]}"
else
  rune_err 2 "The metadata service does not answer"
fi
