#!/usr/bin/env bash
# The call of `main` may save stdout for the emitters in it and send everything else to stderr.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  echo "working"
  df -h || true
  if [[ ! -d /srv ]]; then
    rune_error 2 "Folder is missing" '{}' >&3
  fi
  rune_ok "Worked" '{}' >&3
}

rune_init
main "$@" 3>&1 1>&2
