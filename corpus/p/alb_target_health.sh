#!/usr/bin/env bash
set -Eeuo pipefail
shopt -s inherit_errexit

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2          # from here stdout is noise, 3 is the contract

on_err() {
  local rc=$? line=$1
  (( BASH_SUBSHELL == 0 )) || exit "$rc"
  trap - ERR
  rune_error 100 "unexpected failure" "$(jq -nc --arg l "$line" --arg r "$rc" '{line:$l, status:$r}')" >&3
}
trap 'on_err "$LINENO"' ERR

answer() { "$@" >&3; }

arn=$(rune_param target_group_arn "")
arn_re='^arn:aws[a-z-]*:elasticloadbalancing:([a-z0-9-]+):[0-9]{12}:targetgroup/[A-Za-z0-9-]+/[0-9a-f]+$'
if [[ ! $arn =~ $arn_re ]]; then
  rune_error 1 "not a target group ARN" "$(jq -nc --arg a "$arn" '{arn:$a}')" >&3
fi
region=${BASH_REMATCH[1]}
echo "region is $region"

health=$(aws elbv2 describe-target-health --region "$region" --target-group-arn "$arn" \
  --query 'TargetHealthDescriptions[].{id:Target.Id,port:Target.Port,state:TargetHealth.State,reason:TargetHealth.Reason}' \
  --output json)
jq -C . <<<"$health"

declare -A by_state=()
while IFS= read -r state; do
  by_state[$state]=$(( ${by_state[$state]:-0} + 1 ))
done < <(jq -r '.[].state' <<<"$health")
printf '%s\n' "${by_state[@]@K}"

bad=$(jq -c '[.[] | select(.state != "healthy")]' <<<"$health")
out=$(jq -nc --argjson b "$bad" --argjson n "${by_state[healthy]:-0}" '{healthy:$n, others:$b}')
if [[ $bad == '[]' ]]; then
  answer rune_ok "all targets healthy" "$out"
fi
rune_error 3 "targets are not healthy" "$out" >&3
