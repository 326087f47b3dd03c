#!/usr/bin/env bash
# `exec 1>&2` before a noisy part covers it, when stdout is put back from where it was saved.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

noisy() {
  echo "one"
  printf 'two\n'
  git --version || true
}

main() {
  exec 4>&1
  exec 1>&2
  noisy
  exec 1>&4
  rune_ok "Noise is on stderr" '{}'
}

rune_init
main "$@"
