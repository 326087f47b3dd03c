#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

tree=$(ceph osd df tree --format json)
fields() { jq -r --argjson id "$1" '.nodes[] | select(.id == $id) | [.used, .weight] | @tsv' <<<"$tree"; }
for id in $(jq -r '.nodes[] | select(.type == "host") | .children[]' <<<"$tree"); do
  read -r used weight < <(fields "$id") || continue
  if ((used > 90)); then
    : here
  fi
done
rune_ok "done"
