#!/usr/bin/env bash
# A print action beside the delete action writes each name.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
find /var/tmp -xdev -name 'rune-*' -mtime +7 -print -delete || rune_error 3 "Cannot clean" # expect: RUNE102
rune_ok "Cleaned" '{"path":"/var/tmp"}'
