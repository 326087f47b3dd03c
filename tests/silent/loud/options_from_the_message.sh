#!/usr/bin/env bash
# Options that are parted by `eval set --` are executed, and what comes after them is looked at all the same:
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

options=$(rune_param options "")
eval "set -- $options" # expect: RUNE503
while (( $# )); do
  shift
done
cp /srv/a /srv/b # expect: RUNE402
size=$(stat -c %s /etc/hosts || echo 0)
[[ -d /srv/c ]] || rune_ok_kv "copied" "module=core" # expect: RUNE305
rune_ok "copied" "$size" # expect: RUNE303
