#!/usr/bin/env bash
# In the else branch the status is still that of the condition.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
image=$(rune_param image alpine:3)
if podman pull --quiet "$image" >/dev/null 2>&1; then
  rune_ok_kv "Image pulled" "image=$image"
else
  rune_error "$?" "Image was not pulled" '{"pulled":false}'
fi
