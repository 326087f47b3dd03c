#!/usr/bin/env bash
# tf_drift -- plan a stack, count what would change
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

T=$(mktemp -d)
bye() { local rc=$?; rm -rf "$T"; [[ $rc -eq 0 ]] || rune_error 100 "tf_drift ended early" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"; }
trap bye EXIT

stack=$(rune_param stack ""); ws=$(rune_param workspace default); attr=$(rune_param attribute actions); env_file=$(rune_param env_file "")
[[ $stack =~ ^[a-z0-9-]+$ ]] || rune_error 1 "stack is not a name" '{"parameter":"stack"}'
cd "/srv/terraform/$stack" || rune_error 2 "no such stack" "$(jq -nc --arg s "$stack" '{stack:$s}')"

# AWS_PROFILE and friends
[[ -z $env_file ]] || source "$env_file"

[[ -d .terraform ]] || rune_error 4 "stack is not initialised" "run terraform init in /srv/terraform first"
terraform workspace select "$ws" >/dev/null 2>&1 </dev/null || rune_error 2 "no such workspace" "$(jq -nc --arg w "$ws" '{workspace:$w}')"

rc=0
terraform plan -input=false -lock=false -detailed-exitcode -out="$T/plan" </dev/null >&2 || rc=$?
case $rc in 0) rune_ok "no drift" '{"changes":0}' ;; 2) ;; *) rune_error 3 "plan failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')" ;; esac

terraform show -json "$T/plan" >"$T/plan.json" 2>/dev/null </dev/null || rune_error 3 "cannot read the plan" '{}'
seen=$(jq -c '[.resource_changes[].change.'"$attr"'] | unique' "$T/plan.json") || seen='[]'
n=$(jq '[.resource_changes[] | select(.change.actions != ["no-op"])] | length' "$T/plan.json") || n=0
rune_ok "drift" "$(jq -nc --argjson n "$n" --argjson s "$seen" --arg st "$stack" '{stack:$st, changes:$n, seen:$s}')"
