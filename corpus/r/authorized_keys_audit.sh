#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  authorized_keys_audit - weak or unrestricted keys of all login users
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MIN_RSA_BITS="$(rune_param min_rsa_bits 3072)"
case "${MIN_RSA_BITS}" in
  2048|3072|4096) ;;
  *) rune_error 1 "min_rsa_bits must be 2048, 3072 or 4096" '{"allowed":[2048,3072,4096]}' ;;
esac

REPORT="$(mktemp)"
trap 'rm -f -- "${REPORT}"' EXIT

# classify_key TYPE BITS -> verdict word on stdout (captured by the caller)
classify_key() {
  case "$1" in
    DSA)              echo weak ;;
    RSA)              if (( $2 < MIN_RSA_BITS )); then echo weak; else echo ok; fi ;;
    ED25519*|ECDSA*)  echo ok ;;
    *)                echo unknown ;;
  esac
}

while IFS=: read -r user _ uid _ _ home shell; do
  if [[ "${shell}" == */nologin || "${shell}" == */false ]]; then
    continue
  fi
  keyfile="${home}/.ssh/authorized_keys"
  [[ -r "${keyfile}" ]] || continue
  while read -r bits fingerprint comment_and_type; do
    type="${comment_and_type##*\(}"
    type="${type%)}"
    [[ "${bits}" =~ ^[0-9]+$ ]] || continue
    verdict="$(classify_key "${type}" "${bits}")"
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "${user}" "${uid}" "${type}" "${bits}" "${fingerprint}" "${verdict}"
  done < <(ssh-keygen -l -f "${keyfile}" 2>/dev/null)
done < <(getent passwd) >"${REPORT}"

KEYS="$(jq -Rsc 'split("\n") | map(select(length > 0) | split("\t")
  | {user: .[0], uid: (.[1] | tonumber), type: .[2], bits: (.[3] | tonumber), fingerprint: .[4], verdict: .[5]})' "${REPORT}")"

WEAK="$(jq '[.[] | select(.verdict == "weak")] | length' <<<"${KEYS}")"
OUT="$(jq -nc --argjson k "${KEYS}" --argjson w "${WEAK}" '{keys:$k, weak_keys:$w}')"

if [[ "${WEAK}" != 0 ]]; then
  rune_error 3 "Weak keys found" "${OUT}"
fi
rune_ok "No weak keys" "${OUT}"
