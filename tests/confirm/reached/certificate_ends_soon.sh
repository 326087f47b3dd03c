#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

file=$(rune_param certificate /etc/ssl/server.pem)
[[ -r $file ]] || rune_error 2 "No certificate" '{}'
end=$(openssl x509 -in "$file" -noout -enddate 2>/dev/null | cut -d= -f2) || rune_error 3 "No date" '{}'
until=$(date --date="$end" +%s 2>/dev/null) || rune_error 3 "No such date" '{}'
now=$EPOCHSECONDS
days=$(( (until - now) / 86400 ))
if [ "$days" -lt 0 ]; then
  rune_error 6 "It has ended" '{}' # expect: RUNE405
elif [ "$days" -lt 14 ]; then
  rune_error 12 "It ends soon" '{}' # expect: RUNE405
fi
rune_ok "It is good for more than two weeks"
