#!/usr/bin/env bash
# Does the plan of a workspace still match what is deployed?
set -Eeuo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "A command failed" "$(jq -nc --argjson l "$LINENO" "{line: \$l}")"' ERR

dir=$(rune_param directory "")
workspace=$(rune_param workspace default)
[[ -d $dir ]] || rune_error 2 "directory does not exist" "$(jq -nc --arg d "$dir" '{directory: $d}')"
[[ $workspace =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "workspace is malformed" '{"field":"workspace"}'

export TF_IN_AUTOMATION=1 TF_INPUT=0
plan=$(mktemp)
trap 'rm -f "$plan"' EXIT

(
  cd "$dir"
  terraform init -no-color -lockfile=readonly >&2
  terraform workspace select "$workspace" >&2
)

rc=0
terraform -chdir="$dir" plan -no-color -detailed-exitcode -out="$plan" >&2 || rc=$?
case $rc in
  0) rune_ok "No drift" "$(jq -nc --arg w "$workspace" '{workspace: $w, drift: false}')" ;;
  2) ;;
  *) rune_error 3 "terraform plan failed" "$(jq -nc --argjson rc "$rc" '{status: $rc}')" ;;
esac

changes=$(terraform -chdir="$dir" show -json "$plan" | jq -c '[.resource_changes[]? | select(.change.actions != ["no-op"]) | .address]') || changes='[]'
rune_error_kv 3 "Drift found" "workspace=$workspace" "changes=$changes"
