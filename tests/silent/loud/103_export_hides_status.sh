#!/usr/bin/env bash
# An export swallows the status of the emitting substitution.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
export REGION="$(aws configure get region 2>/dev/null || rune_error 4 "No region is configured")" # expect: RUNE103
BUCKET="$(rune_param bucket "backups")"
aws --region "$REGION" s3api head-bucket --bucket "$BUCKET" >/dev/null 2>&1 || rune_error 2 "No such bucket"
rune_ok "Bucket found" "$(jq -nc --arg b "$BUCKET" --arg r "$REGION" '{bucket:$b, region:$r}')"
