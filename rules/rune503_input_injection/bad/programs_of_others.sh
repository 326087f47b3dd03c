#!/usr/bin/env bash
# Edits a configuration file and says what is in it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

key=$(rune_param key "port")
value=$(rune_param value "8080")
column=$(rune_param column "2")
pattern=$(rune_param pattern "^#")
conf=/etc/app/app.conf

[[ -f $conf ]] || rune_error 4 "No configuration" '{}'

sed -i "s/^$key=.*/$key=$value/" "$conf" || rune_error 3 "Cannot edit" '{}' # expect: RUNE503
shown=$(awk "{ print \$$column }" "$conf") # expect: RUNE503
found=$(awk '$1 == "'"$key"'" { print $3 }' "$conf") # expect: RUNE503
upper=$(python3 -c "print('$value'.upper())") || upper= # expect: RUNE503
perl -ne "print if /$pattern/" "$conf" >&2 || rune_error 3 "Cannot search" '{}' # expect: RUNE503

rune_ok "Written" "$(jq -nc --arg s "$shown" --arg f "$found" --arg u "$upper" '{shown: $s, found: $f, upper: $u}')"
