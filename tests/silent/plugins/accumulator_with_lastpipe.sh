#!/usr/bin/env bash
# With lastpipe the last element of a pipeline runs in the main shell.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
shopt -s lastpipe
count=0
printf '%s\n' alpha beta | while read -r name; do
  count=$((count + 1))
  rune_out "host_${count}" "$name"
done
rune_finish "Hosts collected"
