#!/usr/bin/env bash
# Only the key of the document is an expansion, the value is constant.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
module=$(rune_param module "")
[[ -n $module ]] || rune_error 1 "Missing required parameter: module"
modprobe -- "$module" 2>/dev/null || rune_error 2 "Module could not be loaded"
rune_ok "Module loaded" "{\"${module}\": true}" # expect: RUNE301
