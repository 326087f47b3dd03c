#!/usr/bin/env bash
# =============================================================================
# Plugin   : restic_restore_test
# Purpose  : Restores one file of the newest snapshot and compares its checksum
# Owner    : Platform Operations / Backup
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

export RESTIC_REPOSITORY RESTIC_PASSWORD_FILE RESTIC_CACHE_DIR=/var/cache/restic
RESTIC_REPOSITORY="$(rune_param repository "sftp:backup@vault1.hostco.example:/restic")"
RESTIC_PASSWORD_FILE="$(rune_param password_file "/etc/restic/password")"
HOST="$(rune_param host "")"
PROBE="$(rune_param probe_file "/etc/hostname")"

newest_snapshot() {
  local json id
  json="$(restic snapshots --json --host "$1" --latest 1 2>/dev/null)" || return 1
  id="$(jq -r 'sort_by(.time) | last | .short_id // empty' <<<"${json}")"
  if [[ -z "${id}" ]]; then
    rune_error 2 "No snapshot of this host" "$(jq -nc --arg h "$1" '{host:$h}')"
  fi
  printf '%s\n' "${id}"
}

[[ -n "${HOST}" ]] || rune_error 1 "Missing parameter host" '{"missing":["host"]}'
[[ -r "${RESTIC_PASSWORD_FILE}" ]] || rune_error 4 "Password file is not readable" '{"param":"password_file"}'

SNAPSHOT="$(newest_snapshot "${HOST}")" || rune_error 2 "restic failed" '{"stage":"snapshots"}'

TARGET="$(mktemp -d)"
trap 'rm -rf "${TARGET}"' EXIT
restic restore "${SNAPSHOT}" --target "${TARGET}" --include "${PROBE}"

if [[ ! -s "${TARGET}${PROBE}" ]]; then
  rune_error 3 "Restored file is missing or empty" "$(jq -nc --arg f "${PROBE}" --arg s "${SNAPSHOT}" '{file:$f, snapshot:$s}')"
fi
read -r SUM _ < <(sha256sum "${TARGET}${PROBE}")
rune_ok "Restore test passed" "$(jq -nc --arg f "${PROBE}" --arg s "${SNAPSHOT}" --arg sum "${SUM}" '{file:$f, snapshot:$s, sha256:$sum}')"
