#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

printer=$(rune_param printer "")
[ -n "$printer" ] || rune_error 1 "printer: missing" '{"missing":["printer"]}'

lpstat -p "$printer" >/dev/null 2>&1 || rune_error 2 "no such printer" "$(jq -nc --arg p "$printer" '{printer: $p}')"

jobs_of() {
  lpstat -o "$1" 2>/dev/null | awk '{ print $1 }'
}

# strip blanks and comments, of a file or of what is piped in
plain() {
  sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"
}

keepfile=$(rune_param keep_file "")
keep=" "
if [ -n "$keepfile" ] && [ -r "$keepfile" ]; then
  keep=" $(plain "$keepfile" | tr '\n' ' ') "
else
  set --
  keep=" $(plain "$@" | tr '\n' ' ') "
fi

cupsreject -r "maintenance by RUNE" "$printer" 2>/dev/null || rune_error 3 "cannot close the queue"

gone=0 kept=0
for j in $(jobs_of "$printer"); do
  case $keep in
    *" $j "*) kept=$((kept + 1)); continue ;;
  esac
  cancel "$j" 2>/dev/null && gone=$((gone + 1))
done

cupsenable "$printer"
cupsaccept "$printer" 2>/dev/null || rune_error 3 "queue stays closed" '{"hint":"cupsaccept"}'

rune_ok "queue reset" "$(jq -nc --arg p "$printer" --argjson g "$gone" --argjson k "$kept" \
  '{printer: $p, cancelled: $g, kept: $k}')"
