#!/usr/bin/env bash
# Text on stdout right before a non-zero exit is an answer that is not JSON.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  if [[ ! -d /srv/app ]]; then
    echo "no such folder: /srv/app" # expect: RUNE406
    exit 2
  fi
  rune_ok "Folder is there" '{}'
}

rune_init
main "$@"
