#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

rows=$(rune_param_json rows '[{"name":"a"},{"name":"b"}]')

count() { jq 'length' <<<"$rows"; }

case "$(rune_param what names)" in
  names) rune_ok "names" "$(jq -c 'map(.name)' <<<"$rows")" ;; # expect: RUNE303
  rows) rune_ok "rows" "$(jq -c '.[] | {name}' <<<"$rows")" ;; # expect: RUNE303
  count) rune_ok "count" "$(count)" ;;                         # expect: RUNE303
  *) rune_error 1 "unknown" "$(date -Is)" ;;                   # expect: RUNE303
esac
