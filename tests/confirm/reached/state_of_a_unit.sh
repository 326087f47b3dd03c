#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit "")
[[ $unit == *.service ]] || rune_error 1 "unit" '{}'
case "$(systemctl is-enabled "$unit" 2>/dev/null)" in
  enabled|static) ;;
  masked) rune_error 17 "masked" '{}' ;; # expect: RUNE405
  *) systemctl enable "$unit" >&2 || rune_error 3 "no" '{}' ;;
esac
since=$(systemctl show -p ActiveEnterTimestampMonotonic --value "$unit" | tr -cd 0-9) # expect: RUNE402
restarts=$(systemctl show "$unit" -p NRestarts | cut -d= -f2) # expect: RUNE402
if [[ ${since:-0} -eq 0 && $restarts -ge 3 ]]; then
  rune_error 18 "restarts" '{}' # expect: RUNE405
fi
rune_ok "fine"
