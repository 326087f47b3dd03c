#!/bin/bash -euo pipefail
# The flags stand in the shebang only, which RUNE does not use.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! fsfreeze --unfreeze /srv; then
  rune_error 3 "the file system could not be thawed"
fi
rune_ok "thawed" '{"path":"/srv"}'
# expect-at: 1 RUNE601
