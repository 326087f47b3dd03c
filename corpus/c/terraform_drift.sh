#!/usr/bin/env bash
#
# terraform plan -detailed-exitcode as a drift check
#
set -euo pipefail
DIR="${BASH_SOURCE%/*}"
source "${DIR}/rune_bpcs.sh"
rune_init

STACK="$(rune_param stack "")"
WORKSPACE="$(rune_param workspace "default")"
if [[ ! "${STACK}" =~ ^[a-z0-9_-]+$ ]]; then
  rune_error 1 "stack must be a plain name" '{"parameter":"stack"}'
fi

LOG="/var/tmp/terraform-${STACK}.log"
export TF_IN_AUTOMATION=1

# a subshell of its own for the cd; rune_error in it ends the plugin too
(
  cd "/srv/stacks/${STACK}" || rune_error 2 "stack directory missing" '{"step":"cd"}'
  terraform init -input=false -no-color >"${LOG}" 2>&1 || rune_error 3 "terraform init failed" '{"step":"init"}'
)

rc=0
timeout 900 terraform -chdir="/srv/stacks/${STACK}" plan -input=false -no-color -lock=false -detailed-exitcode -out="/var/tmp/${STACK}.plan" >>"${LOG}" 2>&1 || rc=$?

case "${rc}" in
  0) DRIFT=false ;;
  2) DRIFT=true ;;
  124) rune_error 3 "terraform plan timed out" '{"timeout_seconds":900}' ;;
  *) rune_error 3 "terraform plan failed" "$(jq -nc --arg l "${LOG}" --argjson rc "${rc}" '{log:$l, status:$rc}')" ;;
esac

CHANGES=""
if [[ "${DRIFT}" == true ]]; then
  CHANGES="$(terraform -chdir="/srv/stacks/${STACK}" show -json "/var/tmp/${STACK}.plan" | jq -r '[.resource_changes[]? | select(.change.actions != ["no-op"]) | .address] | join("\n")' || echo "?")"
fi

rune_ok "Plan finished" "$(jq -nc --argjson d "${DRIFT}" --arg w "${WORKSPACE}" --arg c "${CHANGES}" \
  '{drift:$d, workspace:$w, changes:($c | split("\n"))}')"
