#!/usr/bin/env bash
# An EXIT trap may clean up, and exit with what it was entered with.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
TMP="$(mktemp)"
cleanup() {
  local rc=$?
  rm -f "${TMP}"
  exit "${rc}"
}
trap cleanup EXIT
main() {
  command -v rsync >/dev/null || rune_error 4 "rsync is missing"
  rsync -a /srv/a/ /srv/b/ >"${TMP}" 2>&1 || rune_error 2 "rsync failed"
  rune_ok "Copied" '{}'
}
main
