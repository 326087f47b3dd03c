#!/usr/bin/env bash
# Does the real world differ from the Terraform state?  (plan -detailed-exitcode: 0 no, 2 yes, 1 error)
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

dir=$(rune_param directory "")
ws=$(rune_param workspace default)
mapfile -t targets < <(rune_param_json targets '[]' | jq -r '.[]?')

[[ -n $dir && -d $dir ]] || rune_error 1 "directory is missing" "$(jq -nc --arg d "$dir" '{directory:$d}')"
cd -- "$dir" || rune_error 2 "cannot enter directory" "$(jq -nc --arg d "$dir" '{directory:$d}')"

export TF_IN_AUTOMATION=1 TF_INPUT=0 TF_WORKSPACE=$ws
plan=$(mktemp) log=$(mktemp)
trap 'rm -f -- "$plan" "$log"' EXIT

args=(-no-color -lock-timeout=60s -detailed-exitcode -out="$plan")
for t in ${targets[@]+"${targets[@]}"}; do
  args+=("-target=$t")
done
printf >&2 'terraform plan %s\n' "${args[*]@Q}"

{
  terraform init -no-color -backend=true || rune_error 2 "terraform init failed" '{"step":"init"}' >&3
  rc=0
  terraform plan "${args[@]}" || rc=$?
} 3>&1 >"$log" 2>&1 </dev/null

case $rc in
  0) rune_ok "No drift" '{"drift":false}' ;;
  2) changes=$(terraform show -json "$plan" </dev/null 2>/dev/null |
       jq -c '[.resource_changes[]? | select(.change.actions != ["no-op"]) | .address]') || changes='[]'
     rune_ok "Drift found" "$(jq -nc --argjson c "$changes" '{drift:true, resources:$c}')" ;;
  *) rune_error 3 "terraform plan failed" "$(tail -n 20 "$log" | jq -Rsc '{log: .}')" ;;
esac
