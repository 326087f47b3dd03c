#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

mode=$(rune_param mode names)
rows='[{"name":"a","size":1},{"name":"b","size":2}]'

# The program is one of three constants, whatever the message says.
case "$mode" in
  names) program='{names: map(.name)}' ;;
  sizes) program='{sizes: map(.size)}' ;;
  *) program='{rows: .}' ;;
esac
only='map(select(.size > 1))'

rune_ok "listed" "$(jq -c "$only | $program" <<<"$rows")"
