#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init | logger -t minio_bucket

ALIAS=$(rune_param alias local)
BUCKET=$(rune_param bucket "")
QUOTA=$(rune_param quota "")

[[ $BUCKET =~ ^[a-z0-9.-]{3,63}$ ]] || rune_error 1 "bucket name is not valid" '{"parameter":"bucket"}'

if mc ls "$ALIAS/$BUCKET" >/dev/null 2>&1; then
  echo "bucket exists" >&2
  exit 0
fi

mc mb --quiet "$ALIAS/$BUCKET" >/dev/null || rune_error 3 "cannot create the bucket" '{}'
if [[ -n $QUOTA ]]; then
  mc quota set "$ALIAS/$BUCKET" --size "$QUOTA" >/dev/null 2>&1 || rune_error 3 "cannot set the quota" '{}'
fi
rune_ok "bucket created" "$(jq -nc --arg b "$BUCKET" '{bucket:$b}')"
