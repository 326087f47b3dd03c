#!/usr/bin/env bash
# A question that may have failed before fails again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

box=$(rune_param container "")
image=$(docker inspect -f "{{.Image}}" "$box" 2>/dev/null) || image=none
state=$(docker inspect -f "{{.State.Status}}" "$box") # expect: RUNE402
rune_ok_kv "asked" "image=$image" "state=$state"
