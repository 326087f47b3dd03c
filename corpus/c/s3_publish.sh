#!/usr/bin/env bash
# Publish a build directory to S3 and invalidate the CDN
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

WORK="$(mktemp -d)"
MESSAGE_SENT=0

on_exit() {
  local rc=$?
  rm -rf "${WORK}"
  if (( MESSAGE_SENT == 0 )); then
    MESSAGE_SENT=1
    rune_error 100 "Plugin ended unexpectedly" "$(jq -nc --argjson rc "${rc}" '{status:$rc}')"
  fi
}
trap on_exit EXIT

fail() { MESSAGE_SENT=1; rune_error "$@"; }
succeed() { MESSAGE_SENT=1; rune_ok "$@"; }

BUCKET="$(rune_param bucket "")"
SOURCE_DIR="$(rune_param source_dir "/srv/build/out")"
DISTRIBUTION="$(rune_param distribution_id "")"

if [[ -z "${BUCKET}" ]]; then
  fail 1 "Missing required parameter: bucket" '{"missing":["bucket"]}'
fi
[[ -d "${SOURCE_DIR}" ]] || fail 2 "Source directory does not exist" "$(jq -nc --arg d "${SOURCE_DIR}" '{dir:$d}')"

# anything unguarded below is answered by on_exit
cp -a "${SOURCE_DIR}" "${WORK}/site"
cd "${WORK}/site"
grep -q '<html' index.html
aws s3 sync . "s3://${BUCKET}/" --delete > >(cat >&2)

INVALIDATION=""
if [[ -n "${DISTRIBUTION}" ]]; then
  INVALIDATION="$(aws cloudfront create-invalidation --distribution-id "${DISTRIBUTION}" --paths '/*' --query 'Invalidation.Id' --output text)"
fi

FILES="$(find . -type f | wc -l)"
succeed "Published" "$(jq -nc --arg b "${BUCKET}" --arg i "${INVALIDATION}" --arg f "${FILES}" '{bucket:$b, invalidation:$i, files:($f|tonumber)}')"
