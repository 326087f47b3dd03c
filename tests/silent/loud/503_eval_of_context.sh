#!/usr/bin/env bash
# A value of the context becomes part of an assignment that eval runs.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
env_name=$(rune_ctx environment dev)
eval "target=\${HOST_${env_name}:-}" # expect: RUNE503
if ! ping -c 1 -W 1 "${target:-localhost}" >/dev/null 2>&1; then
  rune_error 2 "Target does not answer"
fi
rune_ok_kv "Target answers" "target=${target:-localhost}"
