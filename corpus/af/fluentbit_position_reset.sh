#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ANSWERED=""
BACKUP=""

answer_ok() {
  ANSWERED="yes"
  rune_ok "$1" "$2"
}

answer_error() {
  ANSWERED="yes"
  rune_error "$1" "$2" "$3"
}

on_exit() {
  local status=$?
  if [[ -n "${BACKUP}" && ${status} -ne 0 && -f "${BACKUP}" ]]; then
    mv -f -- "${BACKUP}" "${DB}" 2>/dev/null || true
  fi
  if [[ -z "${ANSWERED}" ]]; then
    rune_error 100 "plugin ended unexpectedly" "$(jq -nc --argjson s "${status}" '{status: $s}')"
  fi
}
trap on_exit EXIT

describe() {
  local file="$1"
  stat -c '%s %Y' -- "${file}" | { read -r size mtime; jq -nc --argjson s "${size}" --argjson m "${mtime}" '{size: $s, mtime: $m}'; }
}

INPUT_NAME="$(rune_param input "")"
DB_DIR="$(rune_param db_dir "/var/lib/fluent-bit")"

if [[ ! "${INPUT_NAME}" =~ ^[a-z0-9_-]+$ ]]; then
  answer_error 1 "input must be a plain name" '{"field": "input"}'
fi
DB="${DB_DIR}/${INPUT_NAME}.db"
if [[ ! -f "${DB}" ]]; then
  answer_error 2 "position database not found" "$(jq -nc --arg p "${DB}" '{path: $p}')"
fi

BEFORE="$(describe "${DB}")"
systemctl stop fluent-bit.service
BACKUP="${DB}.rune-$(date +%s)"
cp -p -- "${DB}" "${BACKUP}"
rm -f -- "${DB}" "${DB}-wal" "${DB}-shm"
systemctl start fluent-bit.service

for attempt in 1 2 3 4 5; do
  if systemctl is-active --quiet fluent-bit.service && [[ -f "${DB}" ]]; then
    answer_ok "positions were reset" "$(jq -nc --argjson b "${BEFORE}" --arg k "${BACKUP}" --argjson n "${attempt}" \
      '{before: $b, backup: $k, attempts: $n}')"
  fi
  sleep 2
done
answer_error 3 "shipper did not create a new database" "$(jq -nc --arg p "${DB}" '{path: $p}')"
