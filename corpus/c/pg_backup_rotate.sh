#!/usr/bin/env bash
# pg_dump in custom format, with a lock, keeping the newest N
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

state="start"
sent=""
part=""
at_exit() {
  local rc=$?
  trap - EXIT
  [[ -n "$part" ]] && rm -f "$part"
  if [[ -z "$sent" ]]; then
    rune_error 100 "Backup died in step $state" "$(jq -nc --arg s "$state" --argjson r "$rc" '{step:$s, status:$r}')"
  fi
}
trap at_exit EXIT

answer() {
  sent=yes
  "$@"
}

database="$(rune_param database "")"
keep="$(rune_param keep "7")"
[[ -n "$database" ]] || answer rune_error 1 "database is required" '{"missing":["database"]}'
[[ "$keep" =~ ^[1-9][0-9]?$ ]] || answer rune_error 1 "keep must be 1 to 99" '{"parameter":"keep"}'

dir="/var/backups/pg/$database"
mkdir -p "$dir"

state="lock"
exec 9>"$dir/.lock"
flock -n 9 || answer rune_error 3 "another backup runs" '{"step":"lock"}'

state="dump"
printf -v file '%s/%(%Y%m%d-%H%M%S)T.dump' "$dir" -1
part="$file.part"
pg_dump -Fc -d "$database" -f "$part"
pg_restore --list "$part" >/dev/null
mv "$part" "$file"
part=""

state="rotate"
removed=0
while IFS= read -r old; do
  rm -f -- "$old"
  removed=$((removed + 1))
done < <(ls -1t "$dir"/*.dump | tail -n +"$((10#$keep + 1))")

bytes=$(stat -c %s "$file")
answer rune_ok_kv "Backup written" "file=$file" "bytes=$bytes" "removed=$removed"
