#!/usr/bin/env bash
# plan -detailed-exitcode: 0 = no drift, 1 = error, 2 = drift
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

root=$(rune_param root "")
workspace=$(rune_param workspace default)
fail_on_drift=$(rune_param fail_on_drift false)

[[ $root == /* && $root != *..* ]] || rune_error 1 "root must be an absolute path"
[[ $workspace =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "workspace is not valid"
[[ -d $root ]] || rune_error 2 "directory does not exist" "$(jq -nc --arg r "$root" '{root:$r}')"
command -v terraform >/dev/null || rune_error 4 "terraform is not installed"

export TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_ARGS=-no-color

plan=$(mktemp)
log=$(mktemp)
trap 'rm -f -- "$plan" "$log"' EXIT

show_log() { tail -n 40 "$log" >&2; }

tf() { terraform -chdir="$root" "$@" </dev/null >>"$log" 2>&1; }

if ! tf init -backend=true -lockfile=readonly; then
  show_log
  rune_error 2 "terraform init failed"
fi

tf workspace select "$workspace" || { show_log; rune_error 2 "workspace does not exist"; }

set +e
tf plan -detailed-exitcode -lock-timeout=120s -out="$plan"
rc=$?
set -e

if [[ $rc -eq 0 ]]; then
  rune_ok "no drift" '{"drift":false,"changes":[]}'
elif [[ $rc -ne 2 ]]; then
  show_log
  if grep -q 'Error acquiring the state lock' "$log"; then
    rune_error 3 "state is locked by somebody else"
  fi
  rune_error 3 "terraform plan failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
fi

changes=$(terraform -chdir="$root" show -json "$plan" 2>/dev/null </dev/null |
  jq -c '[.resource_changes[]? | select(.change.actions != ["no-op"]) | {address, actions: .change.actions}]') ||
  rune_error 100 "the plan could not be read back"

doc=$(jq -c '{drift:true, count:length, changes:.[0:200]}' <<<"$changes")
if [[ $fail_on_drift == true ]]; then
  rune_error 3 "configuration has drifted" "$doc"
fi
rune_ok "drift found" "$doc"
