#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOCK="$(mktemp /var/tmp/tf-apply.XXXXXX)"
trap 'rm -f "${LOCK}"' EXIT
trap 'rm -f "${LOCK}"; exit 130' INT TERM

STACK="$(rune_param stack "")"
if [[ ! "${STACK}" =~ ^[a-z0-9-]+$ ]]; then
  rune_error 1 "stack is missing or malformed" '{"parameter":"stack"}'
fi
cd "/srv/stacks/${STACK}"

if ! terraform init -input=false -no-color >&2; then
  rune_error 3 "init failed" '{"step":"init"}'
fi
if ! terraform apply -input=false -auto-approve -no-color >&2; then
  rune_error 3 "apply failed" '{"step":"apply"}'
fi

# collect the outputs
VPC="$(terraform output -raw vpc_id 2>/dev/null || true)"
SUBNETS="$(terraform output -json subnet_ids 2>/dev/null | jq -c '.' || echo '[]')"
RESULT="{\"vpc\":\"${VPC}\",\"subnets\":${SUBNETS}}"
rune_ok "Applied ${STACK}" "${RESULT}"
