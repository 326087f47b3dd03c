#!/usr/bin/env bash
# put a tape into the mail slot of the library on the tape server
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

srv=tapesrv1
r() { ssh -n -o BatchMode=yes -o ConnectTimeout=5 "$srv" "$@"; }

up=$(r cat /proc/uptime) || up=
log_to=$(rune_ctx log_file /dev/null)
rune_init

[[ -n $up ]] || rune_error_kv 2 "tape server does not answer" "host=$srv"
tag=$(rune_param tape "")
[[ $tag =~ ^[A-Z]{2}[0-9]{4}L[6-9]$ ]] || rune_error 1 "tape is a barcode" '{"field":"tape"}'

st=$(r mtx -f /dev/changer status) || rune_error_kv 2 "mtx status failed" "host=$srv"
slot=$(awk -v t="$tag" '$0 ~ t && /Storage Element [0-9]+:Full/ { sub(/:.*/, "", $3); print $3; exit }' <<<"$st")
mail=$(awk '/IMPORT.EXPORT:Empty/ { print $3; exit }' <<<"$st")
[[ -n $slot ]] || rune_error_kv 2 "tape is in no slot" "tape=$tag"
[[ -n $mail ]] || rune_error_kv 3 "mail slots are full" "tape=$tag"

r mtx -f /dev/changer transfer "$slot" "$mail" >>"${log_to:-/dev/null}" 2>&1 || rune_error_kv 3 "transfer failed" "slot=$slot" "mail=$mail"
mail -s "tape $tag is in mail slot $mail" tapeops@tv.example >/dev/null 2>&1 || true
rune_ok_kv "ready to take out" "tape=$tag" "mailslot=$mail"
