#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

allowed=' maxmemory timeout '
while IFS=$'\t' read -r name value; do
  [[ -n $name ]] || continue
  if [[ $allowed != *" $name "* ]]; then rune_error 1 "may not be changed"; fi
  : here
done < <(rune_param_json settings '{}' | jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv')
rune_ok "done"
