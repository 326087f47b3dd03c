#!/usr/bin/env bash
# Tells which version of a package is installed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() {
  printf '%s %s\n' "$(date -Is)" "$1"
}

rune_init

PACKAGE="$(rune_param package "")"
[[ -n "${PACKAGE}" ]] || rune_error 1 "Missing required parameter: package"

log "looking for ${PACKAGE}"

VERSION="$(
  dpkg-query -W -f '${Version}' -- "${PACKAGE}" 2>/dev/null ||
    rune_error 2 "Package is not installed"
)"

rune_ok_kv "Package found" package="${PACKAGE}" version="${VERSION}"
