#!/usr/bin/env bash
# swap blue and green behind the load balancer
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

LISTENER="$(rune_param listener_arn "")"
TARGET="$(rune_param target_group_arn "")"

rune_init

if [[ -z "${LISTENER}" || -z "${TARGET}" ]]; then
  rune_error 1 "listener_arn and target_group_arn are required" '{"missing":["listener_arn","target_group_arn"]}'
fi

HEALTH="$(aws elbv2 describe-target-health --target-group-arn "${TARGET}" --output json)"
HEALTHY="$(jq '[.TargetHealthDescriptions[] | select(.TargetHealth.State == "healthy")] | length' <<<"${HEALTH}")"
if [ "${HEALTHY}" -eq 0 ]; then
  rune_error 3 "No healthy target in the new group" '{"healthy":0}'
fi

if ! aws elbv2 modify-listener --listener-arn "${LISTENER}" --default-actions "Type=forward,TargetGroupArn=${TARGET}"; then
  rune_error 3 "modify-listener failed" '{"step":"modify"}'
fi
rune_ok "Swapped" "$(jq -nc --arg t "${TARGET}" --argjson h "${HEALTHY}" '{target:$t, healthy:$h}')"
