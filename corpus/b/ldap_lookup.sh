#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly SCHEMA='.payload.input_parameters | type == "object"'

MESSAGE="$(cat)"

log() { printf 'ldap_lookup: %s\n' "$*" >&2; }

precheck() {
  jq -e "${SCHEMA}" >/dev/null 2>&1 <<<"${MESSAGE}"
}

start() {
  if ! precheck; then
    log "message looks odd, the library shall decide"
  fi
  printf '%s' "${MESSAGE}" | rune_init
}

search() {
  local uri="$1" base="$2" uid="$3"
  ldapsearch -x -LLL -H "${uri}" -b "${base}" "(uid=${uid})" mail cn 2>/dev/null
}

attribute() {
  awk -F': ' -v want="$1" '$1 == want { print $2 }' <<<"$2"
}

main() {
  start
  local uri base uid
  uri="$(rune_param uri ldap://localhost)"
  base="$(rune_param base dc=example,dc=org)"
  uid="$(rune_param uid "")"

  if [[ ! "${uid}" =~ ^[a-z][a-z0-9._-]*$ ]]; then
    rune_error 1 "bad uid" '{"field":"uid"}'
  fi

  local answer
  if ! answer="$(search "${uri}" "${base}" "${uid}")"; then
    rune_error 2 "directory is unreachable" "$(jq -nc --arg u "${uri}" '{uri:$u}')"
  fi

  local cn mail
  cn="$(attribute cn "${answer}")"
  mail="$(attribute mail "${answer}")"
  [[ -n "${cn}" ]] || rune_error 3 "no such person" "$(jq -nc --arg u "${uid}" '{uid:$u}')"
  rune_ok "found" "$(jq -nc --arg c "${cn}" --arg m "${mail}" '{cn:$c, mail:$m}')"
}

main "$@"
