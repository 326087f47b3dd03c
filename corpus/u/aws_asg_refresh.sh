#!/usr/bin/env bash
# Start an instance refresh of an auto scaling group and follow it to its end.
set -euo pipefail
shopt -s inherit_errexit lastpipe

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "unexpected failure" "$(jq -nc --argjson l "$LINENO" "{line:\$l}")"' ERR

asg=$(rune_param group "")
min_healthy=$(rune_param min_healthy "90")
[[ -n $asg ]] || rune_error 1 "group is required" '{"missing":["group"]}'
case $min_healthy in
  [0-9]|[0-9][0-9]|100) ;;
  *) rune_error 1 "min_healthy is a percentage" '{"field":"min_healthy"}' ;;
esac

prefs=$(jq -nc --argjson m "$(( 10#$min_healthy ))" '{MinHealthyPercentage:$m, InstanceWarmup:120}')
id=$(aws autoscaling start-instance-refresh --auto-scaling-group-name "$asg" \
      --preferences "$prefs" --query InstanceRefreshId --output text)

status=Pending pct=0
deadline=$(( SECONDS + 3600 ))
while (( SECONDS < deadline )); do
  aws autoscaling describe-instance-refreshes --auto-scaling-group-name "$asg" \
    --instance-refresh-ids "$id" --query 'InstanceRefreshes[0].[Status,PercentageComplete]' --output text |
    read -r status pct || true
  printf '%(%T)T %s %s%%\n' -1 "$status" "$pct" >&2
  case $status in
    Successful) rune_ok_kv "refresh finished" "group=$asg" "refresh_id=$id" "status=$status" ;;
    Failed|Cancelled|RollbackSuccessful)
      rune_error 3 "refresh ended badly" "$(jq -nc --arg s "$status" --arg i "$id" '{status:$s,refresh_id:$i}')" ;;
  esac
  sleep 15
done
rune_error 3 "refresh still running" "$(jq -nc --arg s "$status" --arg p "$pct" '{status:$s,percent:$p}')"
