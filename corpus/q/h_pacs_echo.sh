#!/usr/bin/env bash
###############################################################################
# Plugin      : h_pacs_echo
# Purpose     : C-ECHO and a one-day C-FIND against a PACS node (DCMTK)
# Owner       : Clinical Systems / Imaging
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly SCRIPT_DIR
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly EXIT_VALIDATION=1 EXIT_DEPENDENCY=2 EXIT_BUSINESS=3
readonly CALLING_AET="RUNE_OPS"

function log_info() {
  printf '%s [INFO] %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

function build_details() {
  jq -nc --arg host "$1" --arg port "$2" --arg aet "$3" '{host: $host, port: $port, called_aet: $aet}'
}

function main() {
  local host port aet today found_file
  host="$(rune_param host "")"
  port="$(rune_param port "11112")"
  aet="$(rune_param called_aet "")"

  if [[ ! "${host}" =~ ^[A-Za-z0-9.-]+$ || ! "${aet}" =~ ^[A-Z0-9_]{1,16}$ ]]; then
    rune_error "${EXIT_VALIDATION}" "host and called_aet are required" '{"missing":["host","called_aet"]}'
  fi
  if [[ ! "${port}" =~ ^[0-9]{2,5}$ ]] || (( 10#${port} > 65535 )); then
    rune_error "${EXIT_VALIDATION}" "port is out of range" '{"field":"port"}'
  fi

  local details
  details="$(build_details "${host}" "${port}" "${aet}")"

  local attempt=1
  until timeout 15 echoscu -to 5 -aet "${CALLING_AET}" -aec "${aet}" "${host}" "${port}" 1>&2; do
    log_info "C-ECHO attempt ${attempt} failed"
    if [[ ${attempt} -ge 3 ]]; then
      rune_error "${EXIT_DEPENDENCY}" "PACS does not answer C-ECHO" "${details}"
    fi
    attempt=$((attempt + 1))
    sleep 2
  done

  today="$(date +%Y%m%d)"
  found_file="$(mktemp)"
  # shellcheck disable=SC2064
  trap "rm -f '${found_file}'" EXIT

  if ! timeout 120 findscu -S -to 10 -aet "${CALLING_AET}" -aec "${aet}" \
      -k "0008,0052=STUDY" -k "0008,0020=${today}" -k "0020,000d" \
      "${host}" "${port}" >"${found_file}" 2>&1; then
    rune_error "${EXIT_BUSINESS}" "C-FIND was refused" "${details}"
  fi

  local studies
  studies="$(grep -c '(0020,000d) UI \[' "${found_file}" || true)"
  log_info "found ${studies} studies of ${today}"
  rune_ok "PACS node is alive" "$(jq -nc --argjson d "${details}" --argjson n "${studies:-0}" --argjson a "${attempt}" \
    '$d + {studies_today: $n, echo_attempts: $a}')"
}

main "$@"
