#!/usr/bin/env bash
# A plain script for the administrator's terminal. It speaks no BPCS, so stdout is its own.
set -euo pipefail

KEEP=7
TARGET="${1:-/var/backups}"

if [[ ! -d "${TARGET}" ]]; then
  echo "no such folder: ${TARGET}"
  exit 1
fi

echo "Backups older than ${KEEP} days in ${TARGET}:"
find "${TARGET}" -maxdepth 1 -type f -mtime "+${KEEP}" -print || exit 2
df -h "${TARGET}" || true
exit 0
