#!/usr/bin/env bash
###############################################################################
# Plugin      : h_interface_engine
# Purpose     : controlled restart of the HL7 interface engine
# Owner       : Integration Services
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly UNIT="mirthconnect.service"
readonly CHANGE_LOG="/var/log/rune/interface_engine.log"
readonly PORTS=(6661 6662 6670)

TICKET="$(rune_param change_ticket "")"
if [[ ! "${TICKET}" =~ ^CHG[0-9]{7}$ ]]; then
  rune_error 1 "change_ticket is required" '{"field":"change_ticket","pattern":"CHG0000000"}'
fi
mkdir -p "$(dirname "${CHANGE_LOG}")"

{
  printf '%s %s restart of %s requested\n' "$(date -Is)" "${TICKET}" "${UNIT}"
  systemctl --no-pager --lines=0 status "${UNIT}" || true
  BUSY="$(ss -Htn state established '( sport = :6661 or sport = :6662 )' | wc -l)" || BUSY=0
  printf 'open MLLP connections: %s\n' "${BUSY}"
  if [[ "${BUSY}" -gt 200 ]]; then
    rune_error 3 "Too many senders are connected" "$(jq -nc --arg b "${BUSY}" '{connections: $b}')"
  fi
} >>"${CHANGE_LOG}" 2>&1

if ! systemctl restart "${UNIT}"; then
  rune_error "$?" "Interface engine did not restart" "$(jq -nc --arg u "${UNIT}" '{unit: $u}')"
fi

declare -A OPEN=()
for _ in {1..30}; do
  for port in "${PORTS[@]}"; do
    if timeout 2 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1"' _ "${port}" 2>/dev/null; then
      OPEN["${port}"]=1
    fi
  done
  if (( ${#OPEN[@]} == ${#PORTS[@]} )); then
    break
  fi
  sleep 4
done
if (( ${#OPEN[@]} < ${#PORTS[@]} )); then
  rune_error 3 "Not all listeners came back" "$(jq -nc '$ARGS.positional | {open: .}' --args "${!OPEN[@]}")"
fi
rune_ok "Interface engine restarted" "$(jq -nc --arg t "${TICKET}" '{ticket: $t, listeners: $ARGS.positional}' --args "${PORTS[@]}")"
