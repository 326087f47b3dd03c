#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly LOG=/var/log/spool_sweeper.log
readonly -A ROOTS=([mail]=/var/spool/mqueue [print]=/var/spool/cups [uploads]=/srv/uploads/spool)

note() { printf '%(%FT%T%z)T pid=%d %s\n' -1 "$$" "$*"; }

human() {
  local -i n=$1
  local -r -a unit=(B KiB MiB GiB TiB)
  local i=0
  while ((n >= 1024 && i < 4)); do
    n=$((n / 1024))
    i=$((i + 1))
  done
  printf '%d %s' "$n" "${unit[i]}"
}

area=$(rune_param area "")
days=$(rune_param days 14)
dry_run=$(rune_param dry_run false)

[[ -n $area && -n ${ROOTS[$area]:-} ]] || rune_error 1 "Unknown area" '{"allowed":["mail","print","uploads"]}'
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "days must be a positive number" '{"field":"days"}'
[[ $dry_run == true || $dry_run == false ]] || rune_error 1 "dry_run must be true or false" '{"field":"dry_run"}'

root=${ROOTS[$area]}
[[ -d $root ]] || rune_error 4 "Spool directory is missing" "$(jq -nc --arg r "$root" '{root: $r}')"

freed=0 removed=0 kept=0
while IFS= read -r -d '' entry; do
  size=${entry%% *}
  path=${entry#* }
  if [[ $dry_run == true ]]; then
    kept=$((kept + 1))
    continue
  fi
  if rm -f -- "$path" 2>/dev/null; then
    removed=$((removed + 1))
    freed=$((freed + size))
    note "removed $path" >>"$LOG" || true
  else
    kept=$((kept + 1))
    note "could not remove $path" >&2
  fi
done < <(find "$root" -xdev -type f -mtime "+$days" -printf '%s %p\0' 2>/dev/null)

printf -v summary 'Removed %d files, %s' "$removed" "$(human "$freed")"
rune_ok_kv "$summary" "area=$area" "removed=$removed" "kept=$kept" "freed_bytes=$freed"
