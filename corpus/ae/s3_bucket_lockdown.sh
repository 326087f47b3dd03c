#!/usr/bin/env bash
###############################################################################
# s3_bucket_lockdown
#
#   Closes a bucket after a leak: public access block, deny policy for every
#   principal outside the account, and an inventory of what was public.
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

BUCKET="$(rune_param bucket "")"
REGION="$(rune_param region "eu-central-1")"
ACCOUNT="$(rune_param account "")"
DRY_RUN="$(rune_param dry_run "false")"
export AWS_DEFAULT_REGION="${REGION}" AWS_PAGER=""

if [[ ! "${BUCKET}" =~ ^[a-z0-9.-]{3,63}$ ]]; then
  rune_error 1 "bucket is not a bucket name"
fi
if [[ ! "${ACCOUNT}" =~ ^[0-9]{12}$ ]]; then
  rune_error 1 "account must have 12 digits"
fi

if ! aws s3api head-bucket --bucket "${BUCKET}" >/dev/null 2>&1; then
  rune_error 2 "No such bucket, or no access" "$(jq -nc --arg b "${BUCKET}" '{bucket:$b}')"
fi

WAS_PUBLIC="$(aws s3api get-bucket-policy-status --bucket "${BUCKET}" --query PolicyStatus.IsPublic --output text 2>/dev/null || echo None)"

POLICY="{\"Version\":\"2012-10-17\",\"Id\":\"lockdown-${BUCKET}\",\"Statement\":[{\"Sid\":\"lockdown\",\"Effect\":\"Deny\""
POLICY+=",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::${BUCKET}\",\"arn:aws:s3:::${BUCKET}/*\"]"
POLICY+=",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"${ACCOUNT}\"}}}]}"

if [[ "${DRY_RUN}" == "true" ]]; then
  rune_ok "Nothing changed" "$(jq -nc --arg b "${BUCKET}" --argjson p "${POLICY}" '{bucket:$b, policy:$p}')"
fi

aws s3api put-public-access-block --bucket "${BUCKET}" \
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true \
  >/dev/null || rune_error 3 "The public access block was refused"
aws s3api put-bucket-policy --bucket "${BUCKET}" --policy "${POLICY}" >/dev/null \
  || rune_error 3 "The policy was refused"

INVENTORY="/var/tmp/${BUCKET}.inventory"
nohup aws s3api list-objects-v2 --bucket "${BUCKET}" --query 'Contents[].Key' --output text 2>"${INVENTORY}.err" | gzip >"${INVENTORY}.gz" &
nohup timeout 900 bash -c 'until [[ -s $1 ]]; do sleep 5; done; chmod 0600 "$1"' _ "${INVENTORY}.gz" 2>/dev/null &

rune_ok "Bucket locked down" "$(jq -nc --arg b "${BUCKET}" --arg w "${WAS_PUBLIC}" --arg i "${INVENTORY}.gz" \
  '{bucket:$b, was_public:($w == "True"), inventory:$i}')"
