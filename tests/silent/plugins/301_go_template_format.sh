#!/usr/bin/env bash
# Curly braces of a Go template with an expansion in it are no JSON.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

ctr=$(rune_param container "")
label=$(rune_param label "")
[[ $ctr =~ ^[a-z0-9_-]+$ && $label =~ ^[a-z.]+$ ]] || rune_error 1 "Bad container or label"
value=$(docker inspect --format "{{index .Config.Labels \"$label\"}}" "$ctr" 2>/dev/null) ||
  rune_error 2 "Container is not there"
rune_ok_kv "Label read" "container=$ctr" "value=$value"
