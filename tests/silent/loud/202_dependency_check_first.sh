#!/usr/bin/env bash
# The check for a needed program answers before the library is initialised.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
command -v restic >/dev/null || rune_error 4 "The restic program is missing" '{"missing":["restic"]}' # expect: RUNE202
rune_init
REPO="$(rune_param repository "/backup/restic")"
restic -r "$REPO" --no-lock snapshots >/dev/null 2>&1 </dev/null || rune_error 2 "The repository cannot be read"
rune_ok "The repository is readable" "$(jq -nc --arg r "$REPO" '{repository:$r}')"
