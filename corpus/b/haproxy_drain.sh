#!/usr/bin/env bash
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly SOCKET=/run/haproxy/admin.sock
readonly -a STATES=(ready drain maint)

admin() {
  local -r command="$1"
  printf '%s\n' "${command}" | socat stdio "unix-connect:${SOCKET}" 2>/dev/null
}

valid_state() {
  local state
  for state in "${STATES[@]}"; do
    [[ "${state}" == "$1" ]] && return 0
  done
  return 1
}

set_state() {
  local backend="$1" server="$2" state="$3"
  case "${state}" in
    ready|drain|maint)
      admin "set server ${backend}/${server} state ${state}"
      ;;
    *)
      return 1
      ;;
  fi
}

main() {
  rune_init
  local backend server state
  backend="$(rune_param backend "")"
  server="$(rune_param server "")"
  state="$(rune_param state drain)"
  valid_state "${state}" || rune_error 1 "bad state" '{"field":"state"}'
  if ! set_state "${backend}" "${server}" "${state}" >/dev/null; then
    rune_error 2 "haproxy did not answer" "$(jq -nc --arg s "${SOCKET}" '{socket:$s}')"
  fi
  rune_ok "state set" "$(jq -nc --arg s "${server}" --arg st "${state}" '{server:$s, state:$st}')"
}

main "$@"
