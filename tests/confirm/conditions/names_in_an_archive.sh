#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

names=$(tar tf /srv/backup/latest.tar) || rune_error 2 "the archive is broken" "{}"
if grep -q '^etc/passwd$' <<<"$names"; then
  : here
fi
rune_ok "done"
