#!/usr/bin/env bash
###############################################################################
# Plugin  : ec2_asg_instance_refresh
# Owner   : Cloud Platform (cloud-platform@)
# Purpose : Start an instance refresh on an Auto Scaling group and wait for it.
# Inputs  : asg_name (required), region, min_healthy_percent, max_wait_minutes
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

readonly POLL_SECONDS=20

log_info()  { printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }
log_error() { printf '%s ERROR %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

aws_asg() {
  aws --region "${REGION}" --output json --cli-read-timeout 30 autoscaling "$@"
}

validate_inputs() {
  if [[ ! "${ASG_NAME}" =~ ^[A-Za-z0-9_.:/-]{1,255}$ ]]; then
    rune_error 1 "asg_name is missing or malformed" '{"field":"asg_name"}'
  fi
  if [[ ! "${MIN_HEALTHY}" =~ ^(100|[0-9]{1,2})$ ]]; then
    rune_error 1 "min_healthy_percent must be 0-100" '{"field":"min_healthy_percent"}'
  fi
  if [[ ! "${MAX_WAIT}" =~ ^[1-9][0-9]{0,2}$ ]]; then
    rune_error 1 "max_wait_minutes must be 1-999" '{"field":"max_wait_minutes"}'
  fi
}

start_refresh() {
  local preferences
  preferences="$(jq -nc --argjson p "${MIN_HEALTHY}" '{MinHealthyPercentage:$p, InstanceWarmup:120}')"
  aws_asg start-instance-refresh \
    --auto-scaling-group-name "${ASG_NAME}" \
    --preferences "${preferences}" \
    --query 'InstanceRefreshId' | jq -r .
}

poll_status() {
  aws_asg describe-instance-refreshes \
    --auto-scaling-group-name "${ASG_NAME}" \
    --instance-refresh-ids "$1" \
    --query 'InstanceRefreshes[0].{status:Status,pct:PercentageComplete,reason:StatusReason}'
}

main() {
  rune_init

  ASG_NAME="$(rune_param asg_name "")"
  REGION="$(rune_param region "${AWS_REGION:-eu-central-1}")"
  MIN_HEALTHY="$(rune_param min_healthy_percent 90)"
  MAX_WAIT="$(rune_param max_wait_minutes 30)"
  validate_inputs

  local refresh_id deadline state status
  if ! refresh_id="$(start_refresh)" || [[ -z "${refresh_id}" ]]; then
    log_error "start-instance-refresh failed for ${ASG_NAME}"
    rune_error 2 "Could not start the instance refresh" "$(jq -nc --arg a "${ASG_NAME}" '{asg:$a}')"
  fi

  deadline=$(( SECONDS + MAX_WAIT * 60 ))
  while (( SECONDS < deadline )); do
    state="$(poll_status "${refresh_id}")" || { log_error "poll failed, retrying"; sleep "${POLL_SECONDS}"; continue; }
    status="$(jq -r '.status // "Unknown"' <<<"${state}")" || status="Unknown"
    log_info "refresh ${refresh_id}: ${status}"
    case "${status}" in
      Successful)
        rune_ok "Instance refresh finished" "$(jq -nc --arg id "${refresh_id}" --argjson s "${state}" '{refresh_id:$id, state:$s}')"
        ;;
      Failed|Cancelled|RollbackFailed|RollbackSuccessful)
        rune_error 3 "Instance refresh did not succeed" "$(jq -nc --arg id "${refresh_id}" --argjson s "${state}" '{refresh_id:$id, state:$s}')"
        ;;
    esac
    sleep "${POLL_SECONDS}"
  done

  rune_error 3 "Timed out while waiting for the instance refresh" "$(jq -nc --arg id "${refresh_id}" '{refresh_id:$id}')"
}

main "$@"
