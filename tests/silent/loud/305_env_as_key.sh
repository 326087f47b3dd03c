#!/usr/bin/env bash
# A key with the name of the environment object of jq reveals the whole environment.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

stage=$(rune_param stage test)
kustomize build "/srv/deploy/$stage" >/dev/null 2>&1 || rune_error 2 "Build failed"
rune_ok_kv "Built" "ENV=$stage" # expect: RUNE305
