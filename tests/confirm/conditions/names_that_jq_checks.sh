#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

names=$(rune_param_json names '[]')
jq -e 'type == "array" and length >= 1 and length <= 20
       and all(.[]; type == "string" and test("\\A[a-z0-9][\\w.-]{0,80}\\z"))' <<<"$names" >/dev/null 2>&1 ||
  rune_error 1 "names must be a list of names" '{}'
: here
rune_ok "done"
