#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

finish() {
  local rc=$?
  rm -f "${ANSWER:-}"
  if [[ ${rc} -ne 0 ]]; then
    rune_error 100 "Plugin ended early" '{"stage":"unknown"}'
  fi
}
trap finish EXIT

rune_init

JOB="$(rune_param job "")"
BRANCH="$(rune_param branch main)"
CLEAN="$(rune_param clean true)"
JENKINS_USER="$(rune_param user rune)"
API_TOKEN="$(rune_param api_token "")"
URL="https://ci.example.net"
ANSWER="$(mktemp)"

if [[ -z "${JOB}" || -z "${API_TOKEN}" ]]; then
  rune_error 1 "job and api_token are required" '{"required":["job","api_token"]}'
fi

printf -v BODY '{"parameter":[{"name":"BRANCH","value":"%s"},{"name":"CLEAN","value":%s}]}' "${BRANCH}" "${CLEAN}"

CODE="$(curl -sS -m 30 -o "${ANSWER}" -w '%{http_code}' -u "${JENKINS_USER}:${API_TOKEN}" --data-urlencode "json=${BODY}" "${URL}/job/${JOB}/build")" || CODE=000

if [[ "${CODE}" != 201 ]]; then
  rune_error 3 "Build was not queued" "$(jq -nc --arg c "${CODE}" '{http_status:$c}')"
fi
rune_ok "Build queued" "$(jq -nc --arg j "${JOB}" --arg b "${BRANCH}" '{job:$j, branch:$b}')"
