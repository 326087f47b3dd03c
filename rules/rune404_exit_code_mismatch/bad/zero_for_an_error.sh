#!/usr/bin/env bash
# Looks at a certificate. "Nothing to do" and "not known" are told as errors with the code of a success.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly EXIT_SUCCESS=0

rune_init

CERT="$(rune_param certificate "/etc/ssl/certs/site.pem")"
[[ -r "${CERT}" ]] || rune_error_kv "${EXIT_SUCCESS}" "No certificate" "path=${CERT}" # expect: RUNE404

if openssl x509 -in "${CERT}" -noout -checkend 2592000 >&2; then
  rune_error 0 "Nothing to renew" # expect: RUNE404
fi

rune_out "certificate=${CERT}"
if ! certbot renew >&2; then
  rune_err $? "Renewal failed" # expect: RUNE404
fi
rune_finish "Renewed"
