#!/usr/bin/env bash
# What a loop keeps is a file that it has tested.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
newest=
for file in /srv/backup/*.tar.zst; do
  if [[ -f $file ]] && [[ -z $newest || $file -nt $newest ]]; then
    newest=$file
  fi
done
[[ -n $newest ]] || rune_error 3 "no backup yet"
stamp=$(date -r "$newest" +%s)
rune_ok "found" "$(jq -nc --argjson s "$stamp" "{stamp: \$s}")"
