#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly E_VALIDATION=1
readonly E_RESOURCE=2
readonly E_LOGIC=3

WORKDIR=""

on_exit() {
  local rc=$?
  if [[ -n "${WORKDIR}" ]]; then
    rm -rf -- "${WORKDIR}"
  fi
  # whatever went wrong, the caller must hear of it
  if (( rc != 0 )); then
    rune_error 100 "plugin failed" "$(jq -nc --argjson rc "${rc}" '{status:$rc}')"
  fi
}

fetch_status() {
  local addr="$1" target="$2"
  curl --silent --max-time 10 --output "${target}" "${addr}/v1/sys/seal-status"
}

main() {
  rune_init
  trap on_exit EXIT

  local addr
  addr="$(rune_param address "")"
  if [[ ! "${addr}" =~ ^https?://[A-Za-z0-9.:-]+$ ]]; then
    rune_error "${E_VALIDATION}" "bad address" '{"field":"address"}'
  fi

  WORKDIR="$(mktemp -d)"
  local body="${WORKDIR}/status.json"
  if ! fetch_status "${addr}" "${body}"; then
    rune_error "${E_RESOURCE}" "vault is unreachable" "$(jq -nc --arg a "${addr}" '{address:$a}')"
  fi

  local sealed
  sealed="$(jq -r '.sealed' "${body}" 2>/dev/null || echo unknown)"
  case "${sealed}" in
    false) rune_ok "vault is unsealed" '{"sealed":false}' ;;
    true)  rune_error "${E_LOGIC}" "vault is sealed" '{"sealed":true}' ;;
    *)     rune_error "${E_RESOURCE}" "vault answered nonsense" "{}" ;;
  esac
}

main "$@"
