#!/usr/bin/env bash
###############################################################################
# Plugin      : jboss_log_level
# Purpose     : Sets the level of one logger of a JBoss EAP server
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly CLI="${JBOSS_HOME:-/opt/jboss-eap}/bin/jboss-cli.sh"

bootstrap() {
  rune_init
  umask 027
}

set_level() {
  local category="$1" level="$2"
  "${CLI}" --connect --command="/subsystem=logging/logger=${category}:write-attribute(name=level,value=${level})" >/dev/null 2>&1 </dev/null
}

main() {
  local category level
  category="$(rune_param category "")"
  level="$(rune_param level "INFO")"
  if [[ ! "${category}" =~ ^[a-z][A-Za-z0-9.]*$ ]]; then
    rune_error 1 "category is missing or odd" '{"field":"category"}'
  fi
  case "${level}" in
    DEBUG|INFO|WARN|ERROR) ;;
    *) rune_error 1 "level is not known" '{"field":"level"}' ;;
  esac
  set_level "${category}" "${level}" || rune_error 3 "The level was not set" '{"tool":"jboss-cli"}'
  rune_ok_kv "Level set" "category=${category}" "level=${level}"
}

main "$@"
