#!/usr/bin/env bash
# An EXIT trap that keeps the status of an emitter and exits with it changes nothing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

WORK="$(mktemp -d)"
cleanup() {
  local status=$?
  rm -rf "${WORK}"
  return "${status}"
}
trap cleanup EXIT

rune_init
[[ -d /srv ]] || rune_error 2 "Folder is missing" '{}'
rune_ok "Folder is there" '{}'
