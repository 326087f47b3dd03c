#!/usr/bin/env bash
# Adds a NAS to FreeRADIUS, checks the configuration, and takes it back when the check fails.
set -euo pipefail

declare -r CLIENTS_DIR="${RADIUS_CLIENTS_DIR:-/etc/freeradius/3.0/clients.d}"
declare -a CLEANUP_STACK=()

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

push_cleanup() { CLEANUP_STACK+=("$1"); }

run_cleanup() {
  local -i i
  for ((i = ${#CLEANUP_STACK[@]} - 1; i >= 0; i--)); do
    rm -f -- "${CLEANUP_STACK[i]}" || true
  done
}
trap run_cleanup EXIT

render_client() {
  local -r name="$1" address="$2" shared="$3"
  cat <<EOF
client ${name} {
    ipaddr = ${address}
    secret = ${shared}
    require_message_authenticator = yes
}
EOF
}

rune_init

NAS_NAME="$(rune_param name "")"
NAS_ADDR="$(rune_param address "")"
NAS_SECRET="$(rune_param secret "")"

[[ "${NAS_NAME}" =~ ^[A-Za-z0-9_-]+$ ]]     || rune_error 1 "Bad NAS name" '{"parameter":"name"}'
[[ "${NAS_ADDR}" =~ ^[0-9a-fA-F.:/]+$ ]]    || rune_error 1 "Bad NAS address" '{"parameter":"address"}'
[[ "${#NAS_SECRET}" -ge 16 ]]               || rune_error 1 "The secret is too short" '{"parameter":"secret","minimum":16}'
[[ -d "${CLIENTS_DIR}" && -w "${CLIENTS_DIR}" ]] || rune_error 4 "Client directory is not writable" "$(jq -nc --arg d "${CLIENTS_DIR}" '{dir:$d}')"

readonly TARGET="${CLIENTS_DIR}/${NAS_NAME}.conf"
STAGED="$(mktemp "${CLIENTS_DIR}/.${NAS_NAME}.XXXXXX")" || rune_error 2 "No temporary file" '{}'
push_cleanup "${STAGED}"

render_client "${NAS_NAME}" "${NAS_ADDR}" "${NAS_SECRET}" >"${STAGED}"
chmod 0640 "${STAGED}"
mv -- "${STAGED}" "${TARGET}" || rune_error 2 "Could not put the client in place" '{}'

CHECK_OUTPUT="$(freeradius -XC 2>&1)" || {
  rm -f -- "${TARGET}"
  rune_error 3 "Configuration check failed" "$(jq -nc --arg o "${CHECK_OUTPUT: -300}" --arg n "${NAS_NAME}" --arg s "${NAS_SECRET}" '{name:$n,secret:$s,output:$o}')"
}

systemctl reload freeradius.service >&2

rune_ok "NAS added" "$(jq -nc --arg n "${NAS_NAME}" --arg a "${NAS_ADDR}" '{name:$n,address:$a}')"
