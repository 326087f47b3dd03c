#!/usr/bin/env bash
# A lookup in a condition still prints the path it finds.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
if command -v podman; then # expect: RUNE101
  engine=podman
else
  engine=docker
fi
rune_ok "Engine chosen" "$(jq -nc --arg e "$engine" '{engine:$e}')"
