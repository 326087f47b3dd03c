#!/usr/bin/env bash
# An empty answer of the package manager ends the plugin well but without a word.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
UPDATES=$(apt list --upgradable 2>/dev/null) || rune_error 2 "apt does not answer"
if [[ "$UPDATES" != *upgradable* ]]; then
  printf 'nothing to do\n' >&2
  exit 0 # expect: RUNE403
fi
apt-get -q -y upgrade >&2 </dev/null || rune_error 2 "the upgrade failed"
rune_ok "upgraded" '{}'
