#!/usr/bin/env bash
# Enables, disables or reloads a BGP protocol in BIRD and waits for the wanted state.
set -Eeuo pipefail

readonly SELF="${BASH_SOURCE[0]}"
source "$(cd "$(dirname "${SELF}")" && pwd)/rune_bpcs.sh"

log() { printf '[%(%FT%TZ)T] bird_protocol: %s\n' -1 "$*" >&2; }

on_error() {
  local -r line="$1" status="$2"
  (( BASH_SUBSHELL == 0 )) || return 0
  trap - ERR
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson l "${line}" --argjson s "${status}" '{line:$l,status:$s}')"
}

# Prints the state column ("up", "down", "start") of one protocol
protocol_state() {
  local -r proto="$1"
  birdc -r show protocols "${proto}" 2>/dev/null | awk -v p="${proto}" '$1 == p { print $4; found = 1 } END { exit !found }'
}

wait_for_state() {
  local -r proto="$1" wanted="$2"
  local -i tries="$3"
  local now
  while (( tries-- > 0 )); do
    now="$(protocol_state "${proto}")" || now="absent"
    log "state of ${proto} is ${now}"
    [[ "${now}" == "${wanted}" ]] && return 0
    sleep 1
  done
  return 1
}

main() {
  local proto verb wanted answer
  rune_init
  trap 'on_error "${LINENO}" "$?"' ERR

  proto="$(rune_param protocol "")"
  verb="$(rune_param action "")"
  [[ "${proto}" =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || rune_error 1 "Bad protocol name" "$(jq -nc --arg p "${proto}" '{protocol:$p}')"
  case "${verb}" in
    enable|restart) wanted="up" ;;
    disable)        wanted="down" ;;
    *)              rune_error 1 "Bad action" '{"allowed":["enable","disable","restart"]}' ;;
  esac

  protocol_state "${proto}" >/dev/null || rune_error 2 "No such protocol" "$(jq -nc --arg p "${proto}" '{protocol:$p}')"
  answer="$(birdc "${verb}" "${proto}" 2>&1)" || rune_error 2 "birdc failed" "$(jq -nc --arg a "${answer}" '{answer:$a}')"

  if wait_for_state "${proto}" "${wanted}" 20; then
    rune_ok "Protocol is ${wanted}" "$(jq -nc --arg p "${proto}" --arg w "${wanted}" '{protocol:$p,state:$w}')"
  else
    rune_error 3 "Protocol did not reach the state" "$(jq -nc --arg p "${proto}" --arg w "${wanted}" '{protocol:$p,wanted:$w}')"
  fi
}

main "$@"
