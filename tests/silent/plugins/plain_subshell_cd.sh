#!/usr/bin/env bash
# An emitter in a plain parenthesised command under errexit ends the plugin with the right status.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
(
  cd /srv/app/current || rune_error 4 "the release folder is missing"
  if ! git fetch --quiet origin </dev/null; then
    rune_error 2 "the fetch failed"
  fi
)
rune_ok "fetched" '{"path":"/srv/app/current"}'
