#!/usr/bin/env bash
# Export one Keycloak realm into a dated file on this host.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

WORK_DIR=""

cleanup() {
  if [[ -n "${WORK_DIR}" ]]; then
    rm -rf -- "${WORK_DIR}"
  fi
}
trap cleanup EXIT

log() {
  printf '[keycloak-export] %s\n' "$1" >&2
}

abort_bad_input() {
  local field="$1"
  rune_error 1 "A parameter is missing or malformed" "$(jq -nc --arg f "${field}" '{field: $f}')"
}

fetch_access_token() {
  # The form goes to curl by its configuration on stdin: no secret on a command line.
  local base="$1" user="$2" password="$3"
  curl --silent --fail --max-time 20 --config - <<CURLRC
url = "${base}/realms/master/protocol/openid-connect/token"
data-urlencode = "grant_type=password"
data-urlencode = "client_id=admin-cli"
data-urlencode = "username=${user}"
data-urlencode = "password=${password}"
CURLRC
}

main() {
  local base realm user password token target answer
  base="$(rune_param base_url "")"
  realm="$(rune_param realm "")"
  user="$(rune_param admin_user "admin")"
  password="$(rune_param admin_password "")"

  [[ "${base}" =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)*$ ]] || abort_bad_input base_url
  [[ "${realm}" =~ ^[A-Za-z0-9_-]+$ ]] || abort_bad_input realm
  [[ -n "${password}" ]] || abort_bad_input admin_password

  WORK_DIR="$(mktemp -d)"
  chmod 700 "${WORK_DIR}"

  if ! answer="$(fetch_access_token "${base}" "${user}" "${password}")"; then
    rune_error 2 "Login at the identity provider failed" "$(jq -nc --arg b "${base}" '{base_url: $b}')"
  fi
  token="$(jq -r '.access_token // empty' <<<"${answer}" || true)"
  if [[ -z "${token}" ]]; then
    rune_error 3 "The identity provider sent no token" '{}'
  fi

  printf 'header = "Authorization: Bearer %s"\n' "${token}" >"${WORK_DIR}/curlrc"
  if ! curl --silent --fail --max-time 120 -X POST --config "${WORK_DIR}/curlrc" -o "${WORK_DIR}/realm.json" \
    "${base}/admin/realms/${realm}/partial-export?exportClients=true&exportGroupsAndRoles=true"; then
    rune_error 2 "Export request failed" "$(jq -nc --arg r "${realm}" '{realm: $r}')"
  fi
  if ! jq -e 'has("realm")' "${WORK_DIR}/realm.json" >/dev/null 2>&1; then
    rune_error 3 "Answer is not a realm" "$(jq -nc --arg r "${realm}" '{realm: $r}')"
  fi

  target="/var/backups/keycloak/${realm}-$(date +%Y%m%d).json"
  if ! install -D -m 600 "${WORK_DIR}/realm.json" "${target}"; then
    rune_error 2 "Export could not be stored" "$(jq -nc --arg t "${target}" '{target: $t}')"
  fi
  log "stored ${target}"

  local clients
  clients="$(jq '.clients | length' "${target}" || echo 0)"
  rune_ok_kv "realm exported" "realm=${realm}" "file=${target}" "clients=${clients}"
}

main "$@"
