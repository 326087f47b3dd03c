#!/usr/bin/env bash
################################################################################
# asterisk_reload
#   Reloads one Asterisk module after a check of the configuration file that
#   belongs to it. Calls in progress are not touched.
################################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly CONFIG_DIR="/etc/asterisk"
declare -A CONFIG_OF=(
  [res_pjsip.so]="pjsip.conf"
  [app_queue.so]="queues.conf"
  [app_voicemail.so]="voicemail.conf"
)
MODULE=""

setup() {
  rune_init
  log_info "message $(rune_meta message_id "-")"
}

log_info() {
  printf '%s\n' "asterisk_reload: $1" >&2
}

read_parameters() {
  MODULE="$(rune_param module "app_queue.so")"
  if [[ -z "${CONFIG_OF[${MODULE:-none}]:-}" ]]; then
    rune_error 1 "Module is not on the list" "$(jq -nc --arg m "${MODULE}" '{module:$m}')"
  fi
}

asterisk_command() {
  timeout 20 asterisk -rx "$1" </dev/null 2>/dev/null
}

check_configuration() {
  local file="${CONFIG_DIR}/${CONFIG_OF[${MODULE}]}"
  # a section header must be the first line that is no comment
  awk '/^[ \t]*(;|$)/ { next } { exit !/^\[/ } END { if (NR == 0) exit 1 }' "${file}" 2>/dev/null
}

main() {
  read_parameters
  if ! check_configuration; then
    rune_error 4 "Configuration file looks wrong" "$(jq -nc --arg m "${MODULE}" '{module:$m}')"
  fi
  local answer calls
  calls="$(asterisk_command "core show channels count" | awk '/active call/ { print $1 }')" || calls="0"
  answer="$(asterisk_command "module reload ${MODULE}")" ||
    rune_error 2 "Asterisk does not answer" "$(jq -nc --arg m "${MODULE}" '{module:$m}')"
  log_info "${answer}"
  rune_ok "Module reloaded" "$(jq -nc --arg m "${MODULE}" --arg c "${calls}" '{module:$m, active_calls:$c}')"
}

main
