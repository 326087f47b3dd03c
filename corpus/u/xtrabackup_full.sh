#!/usr/bin/env bash
#
# PLUGIN:   xtrabackup_full
# PURPOSE:  Take and prepare a full physical backup with Percona XtraBackup.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

BACKUP_ROOT="$(rune_param backup_root "/srv/backup/mysql")"
PARALLEL_THREADS="$(rune_param threads "4")"
CURRENT_PHASE="setup"

on_exit() {
  local exit_status=$?
  rm -f "${BACKUP_ROOT}/.running"
  if [[ "${exit_status}" -ne 0 ]]; then
    rune_error 100 "Backup ended unexpectedly" "$(jq -nc --arg p "${CURRENT_PHASE}" '{phase:$p}')"
  fi
}
trap on_exit EXIT

if [[ ! "${PARALLEL_THREADS}" =~ ^[1-9][0-9]?$ ]]; then
  rune_error 1 "threads must be between 1 and 99" '{"field":"threads"}'
fi
if [[ ! -d "${BACKUP_ROOT}" ]]; then
  rune_error 4 "backup_root is not a directory" "$(jq -nc --arg d "${BACKUP_ROOT}" '{backup_root:$d}')"
fi
: >"${BACKUP_ROOT}/.running"

TARGET_DIRECTORY="${BACKUP_ROOT}/full-$(date -u +%Y%m%d-%H%M%S)"
mkdir -p "${TARGET_DIRECTORY}"

CURRENT_PHASE="copy"
if ! xtrabackup --defaults-extra-file=/etc/rune/xtrabackup.cnf --backup --parallel="${PARALLEL_THREADS}" --target-dir="${TARGET_DIRECTORY}" 2>&1 >/dev/null; then
  rm -rf "${TARGET_DIRECTORY}"
  rune_error 3 "Copy phase failed" '{"phase":"copy"}'
fi

CURRENT_PHASE="prepare"
if ! xtrabackup --prepare --target-dir="${TARGET_DIRECTORY}" >"${TARGET_DIRECTORY}/prepare.log" 2>&1; then
  rune_error 3 "Prepare phase failed" "$(jq -nc --arg l "${TARGET_DIRECTORY}/prepare.log" '{log:$l}')"
fi

LOG_POSITION="$(cut -f1,2 "${TARGET_DIRECTORY}/xtrabackup_binlog_info" 2>/dev/null || true)"
SIZE_KILOBYTES="$(du -sk "${TARGET_DIRECTORY}" | cut -f1)" || SIZE_KILOBYTES=0
rune_ok "Backup complete" "$(jq -nc --arg t "${TARGET_DIRECTORY}" --arg p "${LOG_POSITION}" --argjson k "${SIZE_KILOBYTES}" \
  '{target:$t, binlog:$p, size_kb:$k}')"
