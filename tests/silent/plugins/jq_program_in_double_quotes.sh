#!/usr/bin/env bash
# A jq program in double quotes without any expansion, and one that takes its key as data.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
field=$(rune_param field "kernel")
facts=$(jq -nc --arg k "$(uname -r)" '{kernel:$k,list:[1,2]}')
n=$(jq -r ".list | length" <<<"$facts")
value=$(jq -r --arg f "$field" '.[$f] // "none" | tostring' <<<"$facts")
last=$(jq -r --argjson i "$((n - 1))" ".list[\$i]" <<<"$facts")
rune_ok "Asked" "$(jq -nc --arg v "$value" --arg l "$last" '{value:$v,last:$l}')"
