#!/usr/bin/env bash
# A field name stands unquoted behind the dot of a jq path.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

field=$(rune_param field version)
value=$(jq -r .package.$field /opt/app/package.json) || rune_error 2 "Package file is unreadable" # expect: RUNE302
rune_ok_kv "Field read" "value=$value"
