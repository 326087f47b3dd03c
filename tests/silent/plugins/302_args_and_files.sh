#!/usr/bin/env bash
# Values reach the program by arguments and the only other expansion is a file name.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
key=$(rune_param setting "")
[[ -n $key ]] || rune_error 1 "Missing required parameter: setting"
conf="/etc/app/$(uname -n).json"
value=$(jq -er --arg k "$key" '.settings[$k]' "$conf" 2>/dev/null) || rune_error 2 "Setting is not there"
rune_ok_kv "Setting read" "value=$value"
