#!/usr/bin/env bash
# The keys are expansions of a loop over good constant words.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
declare -A path=([passwd]=/etc/passwd [group]=/etc/group)
for entry in passwd group; do
  lines=$(wc -l <"${path[$entry]}") || rune_error 2 "File is unreadable"
  rune_out "${entry}_lines=$lines"
done
rune_finish "Files counted"
