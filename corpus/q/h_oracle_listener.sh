#!/usr/bin/env bash
###############################################################################
# Plugin      : h_oracle_listener
# Purpose     : reload an Oracle listener and check that services are registered
# Owner       : Database Services
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly ORACLE_OS_USER="oracle"

LISTENER="$(rune_param listener "LISTENER")"
SERVICE="$(rune_param service "")"
VERIFY="$(rune_param verify true)"

if [[ -z "${LISTENER}" || -z "${SERVICE}" ]]; then
  rune_error 1 "listener and service are required" '{"missing":["listener","service"]}'
fi

STATUS_FILE="$(mktemp)"
trap 'rm -f "${STATUS_FILE}"' EXIT

if ! su - "${ORACLE_OS_USER}" -c "lsnrctl reload ${LISTENER}" >"${STATUS_FILE}" 2>&1 </dev/null; then
  TNS="$(grep -m1 -o 'TNS-[0-9]*' "${STATUS_FILE}" || true)"
  rune_error 3 "Listener did not reload" "$(jq -nc --arg l "${LISTENER}" --arg t "${TNS}" '{listener: $l, error: $t}')"
fi

if [[ "${VERIFY}" == "false" ]]; then
  rune_ok "Listener reloaded, not verified" "$(jq -nc --arg l "${LISTENER}" '{listener: $l}')"
fi

# Service "risprod.hosp.example" has 1 instance(s).
# dynamic registration needs up to a minute
for wait_seconds in 5 10 20 30; do
  sleep "${wait_seconds}"
  runuser -u "${ORACLE_OS_USER}" -- lsnrctl services "${LISTENER}" >"${STATUS_FILE}" 2>/dev/null || continue
  if grep -Fq "Service \"${SERVICE}\" has" "${STATUS_FILE}"; then
    INSTANCES="$(grep -F "Service \"${SERVICE}\" has" "${STATUS_FILE}" | awk '{ print $4; exit }')" || INSTANCES="?"
    rune_ok "Listener reloaded" "$(jq -nc --arg l "${LISTENER}" --arg s "${SERVICE}" --arg i "${INSTANCES}" '{listener: $l, service: $s, instances: $i}')"
  fi
done
rune_error 3 "Service did not register" "$(jq -nc --arg s "${SERVICE}" '{service: $s}')"
