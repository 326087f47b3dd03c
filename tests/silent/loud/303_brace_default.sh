#!/usr/bin/env bash
# The default in braces ends too early and appends a brace to every document.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
details=$(jq -nc --arg stage verify '{stage: $stage}')
if ! sha256sum --status -c /srv/iso/SHA256SUMS; then
  rune_error 3 "Checksums differ" "${details:-{}}" # expect: RUNE303
fi
rune_ok "Checksums match" "$details"
