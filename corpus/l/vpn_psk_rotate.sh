#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# vpn_psk_rotate - new pre-shared key for one IKE peer of this gateway
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly SECRETS_DIR="/etc/swanctl/conf.d"

trace() { printf '%s vpn_psk_rotate: %s\n' "$(date +%T)" "$1" >&2; }

PEER="$(rune_param peer "")"
PEER_SECRET="$(rune_param peer_secret "")"

if [[ ! "${PEER}" =~ ^[A-Za-z0-9.-]+$ ]]; then
  rune_error 1 "peer is not a name" "$(jq -nc --arg p "${PEER}" '{peer:$p}')"
fi
if (( ${#PEER_SECRET} < 20 )); then
  rune_error 1 "the secret is too short" "$(jq -nc --argjson n "${#PEER_SECRET}" '{length:$n}')"
fi
if [[ ! -d "${SECRETS_DIR}" ]]; then
  rune_error 4 "swanctl is not set up" "$(jq -nc --arg d "${SECRETS_DIR}" '{directory:$d}')"
fi

STANZA="secrets {
  ike-${PEER} {
    id = ${PEER}
    secret = \"${PEER_SECRET}\"
  }
}"
umask 077
TARGET="${SECRETS_DIR}/psk-${PEER}.conf"
CHANGED="false"
if [[ ! -f "${TARGET}" || "$(<"${TARGET}")" != "${STANZA}" ]]; then
  trace "new stanza: ${STANZA//$'\n'/ }"
  printf '%s\n' "${STANZA}" >"${TARGET}.new" || rune_error 2 "cannot write the stanza" '{}'
  mv -f "${TARGET}.new" "${TARGET}" || rune_error 2 "cannot replace the stanza" '{}'
  CHANGED="true"
fi

# gateways that still run the stroke interface
if ! command -v swanctl >/dev/null 2>&1; then
  exec /usr/sbin/ipsec rereadsecrets >/dev/null
fi
swanctl --load-creds --noprompt >/dev/null 2>&1 \
  || rune_error 3 "credentials do not load" "$(jq -nc --arg p "${PEER}" '{peer:$p}')"
rune_ok "key rotated" "$(jq -nc --arg p "${PEER}" --argjson c "${CHANGED}" '{peer:$p, changed:$c}')"
