#!/usr/bin/env bash
# The first line has to be the one, and what the plugin is about stands on another one.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

file=$(rune_param file /var/lib/rotation/status)
[[ -r $file ]] || rune_error 4 "There is no such file" '{}'
read -r head <"$file" || rune_error 3 "The file is empty" '{}'
[[ $head == 'rotation state -- version '[12] ]] || rune_error 100 "An unknown file" '{}'
known=0 other=0
while IFS= read -r line; do
  if [[ $line =~ ^\"(/.+)\"\ ([0-9]{4})-([0-9]{1,2})$ ]]; then
    if [[ ${BASH_REMATCH[2]} == 1999 ]]; then
      other=$((other + 1))
    else
      known=$((known + 1))
    fi
  fi
done <"$file"
(( known )) || rune_error 3 "Nothing was ever rotated" '{}'
rune_ok "Logs are rotated" "$(jq -nc --argjson k "$known" --argjson o "$other" '{known: $k, other: $o}')"
