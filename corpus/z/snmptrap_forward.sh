#!/usr/bin/env bash
# Writes the forward destinations of snmptrapd and restarts it. The whole change is kept in a change log.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly CONF="${SNMPTRAPD_CONF:-/etc/snmp/snmptrapd.conf}"
readonly CHANGELOG="${TMPDIR:-/tmp}/snmptrapd-change.log"

rune_init

mapfile -t TARGETS < <(rune_param_json targets '[]' | jq -r '.[]?')

if [[ ${#TARGETS[@]} -eq 0 ]]; then
  rune_error 1 "No targets" '{"missing":["targets"]}'
fi
[[ -f "${CONF}" ]] || rune_error 4 "snmptrapd is not configured on this host" "$(jq -nc --arg f "${CONF}" '{file:$f}')"

for target in "${TARGETS[@]}"; do
  [[ "${target}" =~ ^[a-z0-9.:-]+$ ]] || rune_error 1 "Bad target" "$(jq -nc --arg t "${target}" '{target:$t}')"
done

render() {
  local target
  grep -v '^forward ' "${CONF}" || true
  for target in "${TARGETS[@]}"; do
    printf 'forward default %s\n' "${target}"
  done
}

{
  echo "=== $(date -Is) correlation $(rune_meta correlation_id none)"
  BACKUP="${CONF}.$(date +%s)"
  cp -pv -- "${CONF}" "${BACKUP}" || rune_error 2 "No backup, nothing changed" "$(jq -nc --arg b "${BACKUP}" '{backup:$b}')"
  STAGE="$(mktemp)"
  render >"${STAGE}"
  diff "${CONF}" "${STAGE}" || true
  install -m 0600 "${STAGE}" "${CONF}" && rm -f "${STAGE}"
  RESTARTED=no
  systemctl restart snmptrapd.service && RESTARTED=yes
} >>"${CHANGELOG}" 2>&1

if [[ "${RESTARTED}" == "no" ]]; then
  cp -p -- "${BACKUP}" "${CONF}" || true
  rune_error 3 "snmptrapd did not restart, old file is back" "$(jq -nc --arg b "${BACKUP}" '{backup:$b}')"
fi

rune_ok_kv "Forwarding changed" "file=${CONF}" "targets=${TARGETS[*]}"
