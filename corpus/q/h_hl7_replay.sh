#!/usr/bin/env bash
###############################################################################
# Plugin      : h_hl7_replay
# Purpose     : send failed HL7 v2 messages again over MLLP, audit every ACK
# Owner       : Integration Services
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly FAILED_DIR="/var/spool/hl7/failed"
readonly DONE_DIR="/var/spool/hl7/replayed"
readonly AUDIT_FILE="/var/log/hl7/replay_audit.jsonl"

TOTAL=0
DELIVERED=0
REJECTED=0
WORK_DIR="$(mktemp -d)"

function on_exit() {
  rm -rf "${WORK_DIR}"
  if [[ "${DELIVERED}" -lt "${TOTAL}" ]]; then
    rune_error 3 "Replay stopped before the queue was empty" '{"stage":"interrupted"}'
  fi
}
trap on_exit EXIT

HOST="$(rune_param host "")"
PORT="$(rune_param port "2575")"
if [[ -z "${HOST}" ]]; then
  rune_error 1 "Missing required parameter: host" '{"missing":["host"]}'
fi

shopt -s nullglob
declare -a QUEUE=("${FAILED_DIR}"/*.hl7)
if (( ${#QUEUE[@]} == 0 )); then
  rune_ok "Nothing to replay" '{"replayed":0}'
fi
TOTAL="${#QUEUE[@]}"

for message_file in "${QUEUE[@]}"; do
  ack_file="${WORK_DIR}/$(basename "${message_file}").ack"
  if ! mllp_send --loose --quiet --port "${PORT}" --file "${message_file}" "${HOST}" >"${ack_file}" 2>/dev/null; then
    mllp_send --loose --port "${PORT}" --file "${message_file}" "${HOST}" >"${ack_file}" 2>&1 || true
  fi
  ack_code="$(tr '\r' '\n' <"${ack_file}" | awk -F'|' '$1 == "MSA" { print $2; exit }')"
  control_id="$(tr '\r' '\n' <"${message_file}" | awk -F'|' '$1 ~ /MSH$/ { print $10; exit }')" || control_id="?"

  printf '{"control_id":"%s","ack":"%s","file":"%s"}\n' "${control_id}" "${ack_code}" "${message_file}" >>"${AUDIT_FILE}" || true

  if [[ "${ack_code}" == "AA" || "${ack_code}" == "CA" ]]; then
    mv -- "${message_file}" "${DONE_DIR}/" || rune_error_kv 2 "Message could not be filed" "file=${message_file}"
    DELIVERED=$((DELIVERED + 1))
  else
    REJECTED=$((REJECTED + 1))
  fi
done

if (( REJECTED > 0 )); then
  rune_error 3 "Some messages were rejected" "$(jq -nc --argjson d "${DELIVERED}" --argjson r "${REJECTED}" '{delivered: $d, rejected: $r}')"
fi
rune_ok "Queue replayed" "$(jq -nc --argjson d "${DELIVERED}" '{replayed: $d}')"
