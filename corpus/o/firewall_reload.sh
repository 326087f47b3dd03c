#!/usr/bin/env bash
# =============================================================================
# Plugin   : firewall_reload
# Purpose  : Tests and loads the rule set, with a rollback if we cut ourselves off
# Owner    : Platform Operations / Network
# =============================================================================
set -Eeuo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}/lib/rune_bpcs.sh" "${SCRIPT_DIR}/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    source "${candidate}"
    break
  fi
done

rune_init
exec 3>&1 1>&2            # everything below may be noisy, fd 3 is the contract

readonly RULES="/etc/nftables.conf"
BACKUP="$(mktemp /run/nft-rollback.XXXXXX)"
ROLLBACK_NEEDED=false
EMITTED=false

succeed() { EMITTED=true; rune_ok "$@" >&3; }
fail()    { EMITTED=true; rune_error "$@" >&3; }

on_exit() {
  local -r status=$?
  if [[ "${ROLLBACK_NEEDED}" == true ]]; then
    echo "rolling back to the previous rule set" >&2
    nft -f "${BACKUP}" >&2 || true
  fi
  rm -f "${BACKUP}"
  if [[ "${EMITTED}" == false ]]; then
    rune_error 100 "Unexpected end" "$(jq -nc --argjson s "${status}" '{status:$s}')" >&3
  fi
}
trap on_exit EXIT

PROBE="$(rune_param probe_host "gateway.hostco.example")"
PORT="$(rune_param probe_port "22")"
[[ "${PORT}" =~ ^[0-9]{1,5}$ ]] || fail 1 "Invalid probe_port" '{"param":"probe_port"}'

echo "checking ${RULES}"
nft --check --file "${RULES}" || fail 3 "Rule set has errors" '{"stage":"check"}'

printf 'flush ruleset\n' >"${BACKUP}"
nft list ruleset >>"${BACKUP}"

ROLLBACK_NEEDED=true
nft --file "${RULES}"
for attempt in 1 2 3; do
  if timeout 5 bash -c 'exec 4<>"/dev/tcp/$1/$2"' _ "${PROBE}" "${PORT}" </dev/null; then
    ROLLBACK_NEEDED=false
    break
  fi
  echo "probe ${attempt} failed"
  sleep 2
done

if [[ "${ROLLBACK_NEEDED}" == true ]]; then
  fail 3 "Probe failed, rolled back" '{"rolled_back":true}'
fi
nft -j list ruleset | jq -c '[.nftables[] | select(.rule)] | length' | { read -r n; echo "${n} rules"; }
succeed "Rule set loaded" '{"rolled_back":false}'
