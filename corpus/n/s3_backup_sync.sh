#!/usr/bin/env bash
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
source "$here/rune_bpcs.sh"
rune_init

src=$(rune_param source /srv/pacs/archive)
bucket=$(rune_param bucket "")
LOG=/var/log/s3_backup_sync.log
note() { printf '%(%FT%T)T %s\n' -1 "$*"; }

[[ $bucket =~ ^[a-z0-9.-]{3,63}$ ]] || rune_error 1 "bucket name is not valid" "$(jq -nc --arg b "$bucket" '{bucket:$b}')"

{
  note "start $src -> s3://$bucket"
  if ! command -v aws; then
    rune_error 4 "aws cli is not installed" '{"package":"awscli"}'
  fi
  rc=0
  aws s3 sync "$src" "s3://$bucket/archive" --only-show-errors --storage-class STANDARD_IA || rc=$?
  note "sync ended with $rc"
} >>"$LOG" 2>&1

if (( rc != 0 && rc != 2 )); then
  rune_error 2 "sync failed" "$(jq -nc --argjson rc "$rc" '{rc:$rc}')"
fi

summary=$(aws s3 ls "s3://$bucket/archive/" --recursive --summarize 2>/dev/null | tail -n 2) || summary=
objects=$(awk '/Total Objects/ { print $3 }' <<<"$summary")
aws s3api put-object --bucket "$bucket" --key archive/.last --body /etc/hostname 2>/dev/null || true
rune_ok "synced" "$(jq -nc --arg o "${objects:-0}" --argjson rc "$rc" '{objects:($o|tonumber), partial:($rc == 2)}')"
