#!/bin/bash
# The second line of the output has blanks in it, and is one element all the same.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
IFS=$'\n'
rows=($(pools show))
unset IFS
if [ "${rows[1]-}" = "tank 10 ONLINE" ]; then
  : here
fi
rune_ok "done"
