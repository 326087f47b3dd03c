#!/usr/bin/env bash
#
# wallet_cert_expiry.sh - days left on the certificates in a PEM bundle or PKCS#12 store
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck disable=SC1091
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

log_debug() { if [[ "${VERBOSE}" == "yes" ]]; then printf '[DEBUG] %s\n' "$*" >&2; fi; }
to_epoch()  { date -d "$1" +%s 2>/dev/null; }

VERBOSE="$(rune_param verbose no)"
STORE="$(rune_param store "")"
STORE_PASSWORD="$(rune_param store_password "")"
WARN_DAYS="$(rune_param warn_days 30)"

if [[ ! "${WARN_DAYS}" =~ ^[0-9]{1,4}$ ]]; then
  rune_error 1 "warn_days must be a number" '{"parameter":"warn_days"}'
fi
if [[ ! -r "${STORE}" ]]; then
  rune_error 2 "Store is not readable" "$(jq -nc --arg s "${STORE}" '{store:$s}')"
fi

WORK="$(mktemp -d)"
trap 'rm -rf "${WORK}"' EXIT

case "${STORE}" in
  *.p12|*.pfx)
    log_debug "openssl pkcs12 -in ${STORE} -passin ${STORE_PASSWORD:+pass:}${STORE_PASSWORD} -nokeys"
    export STORE_PASSWORD
    if ! openssl pkcs12 -in "${STORE}" -passin env:STORE_PASSWORD -nokeys -out "${WORK}/all.pem" 2>"${WORK}/err"; then
      rune_error $? "Cannot open the store" "$(jq -Rsc '{openssl:.}' "${WORK}/err")"
    fi
    ;;
  *)
    cp -- "${STORE}" "${WORK}/all.pem" || rune_error 2 "Cannot copy the bundle" "$(jq -nc --arg s "${STORE}" '{store:$s}')"
    ;;
esac

awk -v d="${WORK}" '/BEGIN CERTIFICATE/ {n++} n {print > (d "/cert." n)}' "${WORK}/all.pem"

NOW="$(date +%s)"
WORST=99999
REPORT="${WORK}/report"
: >"${REPORT}"
for pem in "${WORK}"/cert.*; do
  [[ -s "${pem}" ]] || continue
  end="$(openssl x509 -in "${pem}" -noout -enddate 2>/dev/null | cut -d= -f2)" || continue
  subject="$(openssl x509 -in "${pem}" -noout -subject 2>/dev/null | sed 's/^subject= *//')" || subject="?"
  end_s="$(to_epoch "${end}")" || continue
  days=$(( (end_s - NOW) / 86400 ))
  if (( days < WORST )); then WORST="${days}"; fi
  jq -nc --arg s "${subject}" --argjson d "${days}" '{subject:$s, days:$d}' >>"${REPORT}"
done

DETAILS="$(jq -sc '{certificates:.}' "${REPORT}")"
if (( WORST < 0 )); then
  rune_error 6 "A certificate has expired" "${DETAILS}"
elif (( WORST < WARN_DAYS )); then
  rune_error 3 "A certificate expires in ${WORST} days" "${DETAILS}"
fi
rune_ok "Certificates are valid" "${DETAILS}"
