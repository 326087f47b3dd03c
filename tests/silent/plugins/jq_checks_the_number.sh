#!/usr/bin/env bash
# The number is checked by jq before arithmetic sees it.
# disagrees: what `jq -e` says of a path is not known where the path is read
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
params=$(rune_all_params)
jq -e '.keep | type == "number" and . >= 1 and . == floor' <<<"$params" >/dev/null || rune_error 1 "Bad keep"
keep=$(jq -r '.keep' <<<"$params") || rune_error 1 "Bad keep"
(( keep <= 50 )) || rune_error 1 "Too many"
restic forget -q --keep-last "$keep" >/dev/null || rune_error 3 "Cannot forget"
rune_ok "Forgotten" "$(jq -nc --argjson k "$keep" '{keep:$k}')"
