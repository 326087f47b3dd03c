#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  gpg_keyring_import - import a vendor key, and check its fingerprint first
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

KEY_URL="$(rune_param key_url "")"
EXPECTED="$(rune_param fingerprint "")"
KEYRING="$(rune_param keyring /usr/share/keyrings/vendor.gpg)"

log() { printf '[gpg_keyring_import] %s\n' "$*" >&2; }

if [[ -z "${KEY_URL}" || -z "${EXPECTED}" ]]; then
  rune_error 1 "key_url and fingerprint are required" '{"missing":["key_url","fingerprint"]}'
fi

EXPECTED="${EXPECTED//[[:space:]]/}"
EXPECTED="${EXPECTED^^}"

WORK="$(mktemp -d)"
trap 'rm -rf -- "${WORK}"' EXIT
export GNUPGHOME="${WORK}/home"
mkdir -p -m 0700 "${GNUPGHOME}"

if ! curl -fsSL --retry 3 --max-time 30 -o "${WORK}/key.asc" "${KEY_URL}"; then
  rune_error 2 "Download failed" "$(jq -nc --arg u "${KEY_URL}" '{key_url:$u}')"
fi

FOUND="$(gpg --batch --with-colons --import-options show-only --import "${WORK}/key.asc" 2>/dev/null \
  | awk -F: '$1 == "fpr" { print $10; exit }')" || FOUND=""

if [[ "${FOUND}" != "${EXPECTED}" ]]; then
  log "fingerprint mismatch: got ${FOUND:-nothing}"
  exit 3
fi

if ! gpg --batch --yes --dearmor -o "${WORK}/key.gpg" "${WORK}/key.asc"; then
  rune_error 2 "Key could not be dearmored" '{"step":"dearmor"}'
fi
if ! install -o root -g root -m 0644 "${WORK}/key.gpg" "${KEYRING}"; then
  rune_error 2 "Keyring could not be installed" "$(jq -nc --arg k "${KEYRING}" '{keyring:$k}')"
fi

log "installed ${KEYRING}"
gpg --no-default-keyring --keyring "${KEYRING}" --list-keys --keyid-format long || log "listing failed"

rune_ok "Key imported" "$(jq -nc --arg f "${FOUND}" --arg k "${KEYRING}" '{fingerprint:$f, keyring:$k}')"
