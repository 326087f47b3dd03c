#!/usr/bin/env bash
# A hand made document is only passed through jq for tidying after it was pasted together.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
pool="$(rune_param pool rpool)"
health=$(zpool list -H -o health "$pool" 2>/dev/null) || rune_error 2 "Pool is not there"
doc=$(jq -c . <<<"{\"pool\":\"$pool\",\"health\":\"$health\"}") || rune_error 3 "Document is broken" # expect: RUNE301
rune_ok "Pool health" "$doc"
