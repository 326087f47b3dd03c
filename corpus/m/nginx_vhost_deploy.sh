#!/usr/bin/env bash
# -----------------------------------------------------------------------------
# nginx_vhost_deploy: write a reverse-proxy vhost, test, reload, roll back.
# -----------------------------------------------------------------------------
set -Eeuo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}/rune_bpcs.sh" "${SCRIPT_DIR}/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    source "${candidate}"
    break
  fi
done

rune_init

STEP="start"
EMITTED=""

finish_ok()   { EMITTED=1; rune_ok "$@"; }
finish_fail() { EMITTED=1; rune_error "$@"; }

on_exit() {
  local status=$?
  rm -f "${STAGED:-/nonexistent}"
  if [[ -z "${EMITTED}" && "${status}" -ne 0 ]]; then
    rune_error 100 "Unexpected end" "$(jq -nc --arg s "${STEP}" --argjson rc "${status}" '{step:$s, status:$rc}')"
  fi
}
trap on_exit EXIT

SERVER_NAME="$(rune_param server_name "")"
UPSTREAM="$(rune_param upstream "127.0.0.1:8080")"
AVAILABLE="/etc/nginx/sites-available"
ENABLED="/etc/nginx/sites-enabled"

if [[ ! "${SERVER_NAME}" =~ ^[a-z0-9.-]+$ ]]; then
  finish_fail 1 "server_name is missing or malformed" '{"parameter":"server_name"}'
fi
if [[ ! "${UPSTREAM}" =~ ^[a-z0-9.-]+:[0-9]{1,5}$ ]]; then
  finish_fail 1 "upstream must be host:port" '{"parameter":"upstream"}'
fi

STEP="lock"
exec {LOCK_FD}>/run/lock/nginx-deploy.lock
flock -w 30 "${LOCK_FD}" || finish_fail 2 "Deployment lock is held" '{"lock":"/run/lock/nginx-deploy.lock"}'

STEP="render"
STAGED="$(mktemp)"
cat <<EOF >"${STAGED}"
server {
    listen 80;
    server_name ${SERVER_NAME};
    location / {
        proxy_set_header Host \$host;
        proxy_pass http://${UPSTREAM};
    }
}
EOF

STEP="install"
TARGET="${AVAILABLE}/${SERVER_NAME}.conf"
BACKUP=""
if [[ -f "${TARGET}" ]]; then
  BACKUP="${TARGET}.$(date +%s)"
  cp -p "${TARGET}" "${BACKUP}"
fi
install -m 0644 "${STAGED}" "${TARGET}"
ln -sfn "${TARGET}" "${ENABLED}/${SERVER_NAME}.conf"

STEP="test"
if ! TEST_OUTPUT="$(nginx -t 2>&1)"; then
  if [[ -n "${BACKUP}" ]]; then
    mv -f "${BACKUP}" "${TARGET}"
  else
    rm -f "${TARGET}" "${ENABLED}/${SERVER_NAME}.conf"
  fi
  finish_fail 3 "nginx rejects the configuration" "$(jq -nc --arg o "${TEST_OUTPUT}" '{nginx_output:$o}')"
fi

STEP="reload"
systemctl reload nginx
finish_ok "Virtual host deployed" "$(jq -nc --arg n "${SERVER_NAME}" --arg f "${TARGET}" '{server_name:$n, file:$f}')"
