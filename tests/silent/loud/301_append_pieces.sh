#!/usr/bin/env bash
# Braces and fields are appended to one variable step by step.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
ZONE=$(rune_param zone "")
[ -n "$ZONE" ] || rune_error 1 "Missing required parameter: zone"
SERIAL=$(dig +short SOA "$ZONE" | awk '{print $3}') || rune_error 2 "Zone query failed"
OUT="{\"zone\":\"${ZONE}\"" # expect: RUNE301
OUT+=",\"serial\":\"${SERIAL}\""
OUT+="}"
rune_ok "Zone serial read" "$OUT"
