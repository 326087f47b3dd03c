#!/usr/bin/env bash
#
# dns_drift_check - compare the SOA serials of the name servers of a zone
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() {
  local level="$1"
  shift
  echo "dns_drift_check[$$]: ${level}: $*" 1>&2
}

banner() {
  cat <<EOF
zone ${ZONE}
started $(date -Is)
EOF
}

soa_serial() {
  local answer
  answer="$(dig +short +time=2 +tries=1 "@$1" "${ZONE}" SOA 2>/dev/null)" || return 1
  set -- ${answer}
  [[ $# -ge 3 ]] || return 1
  echo "$3"
}

rune_init

ZONE="$(rune_param zone "")"
if [[ ! "${ZONE}" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "zone is not valid" '{"missing":["zone"]}'
fi
banner >&2

SERVERS="$(dig +short "${ZONE}" NS 2>/dev/null | sort)" || rune_error 2 "cannot ask for the name servers" '{}'
if [[ -z "${SERVERS}" ]]; then
  rune_error 2 "zone has no name servers" "$(jq -nc --arg z "${ZONE}" '{zone:$z}')"
fi

REPORT='{}'
SEEN=""
DRIFT="no"
for server in ${SERVERS}; do
  if serial="$(soa_serial "${server%.}")"; then
    [[ -z "${SEEN}" || "${SEEN}" == "${serial}" ]] || DRIFT="yes"
    SEEN="${serial}"
  else
    log warn "${server} does not answer"
    serial="none"
  fi
  REPORT="$(jq -c --arg s "${server}" --arg n "${serial}" '.[$s] = $n' <<<"${REPORT}")"
done

if [[ "${DRIFT}" == "yes" ]]; then
  rune_error 3 "serials differ" "$(jq -c '{serials:.}' <<<"${REPORT}")"
fi
rune_ok "serials agree" "$(jq -c '{serials:.}' <<<"${REPORT}")"
