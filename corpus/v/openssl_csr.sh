#!/usr/bin/env bash
#
# openssl_csr - make a key and a signing request for a host
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

WORK="$(mktemp -d)"
trap 'rm -rf "${WORK}"' EXIT

log() { printf 'openssl_csr: %s\n' "$*" >&2; }

rune_init

HOST="$(rune_param host "")"
ORG="$(rune_param organisation "Example Ltd")"
KEY_DIR="$(rune_param key_dir "/etc/ssl/private")"

if [[ ! "${HOST}" =~ ^[a-z0-9.-]+$ ]]; then
  rune_error 1 "host is not valid" '{"missing":["host"]}'
fi
if [[ ! -d "${KEY_DIR}" ]]; then
  rune_error 2 "key directory is missing" "$(jq -nc --arg d "${KEY_DIR}" '{key_dir:$d}')"
fi

cat >"${WORK}/req.cnf" <<EOF
[req]
distinguished_name = dn
req_extensions = ext
prompt = no
[dn]
O = ${ORG}
CN = ${HOST}
[ext]
subjectAltName = DNS:${HOST},DNS:www.${HOST}
EOF

if ! openssl req -new -newkey rsa:3072 -nodes -config "${WORK}/req.cnf" \
    -keyout "${WORK}/key.pem" -out "${WORK}/req.pem" </dev/null 2>"${WORK}/err"; then
  log "openssl said: $(tail -n 1 "${WORK}/err")"
  rune_error 3 "openssl failed" "$(jq -Rsc '{stderr:.}' "${WORK}/err")"
fi
install -m 600 "${WORK}/key.pem" "${KEY_DIR}/${HOST}.key" || rune_error 2 "cannot install the key" '{}'

SUM="$(sha256sum "${WORK}/req.pem" | cut -d' ' -f1)"
BYTES="$(stat -c %s "${WORK}/req.pem")"
RESULT="$(cat <<EOF
{
  "host": "${HOST}",
  "organisation": "${ORG}",
  "key_path": "${KEY_DIR}/${HOST}.key",
  "request": {"sha256": "${SUM}", "bytes": ${BYTES}}
}
EOF
)"
rune_ok "Request made" "${RESULT}"
