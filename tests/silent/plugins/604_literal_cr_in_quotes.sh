#!/usr/bin/env bash
# A literal carriage return inside of quotes breaks nothing.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
first=$(head -n 1 /srv/import/list.csv 2>/dev/null) || rune_error 2 "List is missing"
first=${first%''}
[[ $first == id,name ]] || rune_error_kv 3 "List has another head" "head=$first"
rune_ok "List is usable" '{"checked":"head"}'
