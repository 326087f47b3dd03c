#!/usr/bin/env bash
# The version file is there but may be empty, and then read returns one.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
FILE=/etc/app/version
[[ -r "$FILE" ]] || rune_error 4 "no version file"
read -r VERSION <"$FILE" # expect: RUNE402
rune_ok "version read" "$(jq -nc --arg v "$VERSION" '{version: $v}')"
