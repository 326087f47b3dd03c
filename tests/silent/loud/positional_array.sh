#!/usr/bin/env bash
# The output data is the positional array of jq instead of an object.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
shopt -s nullglob
mounts=(/mnt/*)
OUT="$(jq -nc '$ARGS.positional' --args "${mounts[@]}")"
rune_ok "mount points" "$OUT" # expect: RUNE303
