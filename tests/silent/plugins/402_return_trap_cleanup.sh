#!/usr/bin/env bash
# A RETURN trap that cleans up with a command that cannot fail, in a helper that is asked.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
fetch() {
  local tmp
  tmp=$(mktemp)
  trap 'rm -f -- "$tmp"; trap - RETURN' RETURN
  scp -q -B mirror.lan:/pub/keyring.gpg "$tmp" </dev/null || return 1
  install -m 0644 "$tmp" /etc/apt/keyrings/lan.gpg
}
if ! fetch; then
  rune_error 2 "the keyring could not be fetched"
fi
rune_ok "keyring installed" '{}'
