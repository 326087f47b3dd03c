#!/usr/bin/env bash
# pg_dump_rotate: dump every database of a cluster, keep the newest dumps of each
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

: "${PGHOST:=/var/run/postgresql}" "${PGUSER:=postgres}"
export PGHOST PGUSER

target=$(rune_param target /var/backups/pg)
keep=$(rune_param keep 7)
[[ $keep =~ ^[1-9][0-9]*$ ]] || keep=7
: "${target:=/var/backups/pg}"

mkdir -p "$target" || rune_error 4 "Cannot create the target" "$(jq -nc --arg t "$target" '{target:$t}')"

databases=$(psql -XAtc "select datname from pg_database where datallowconn and not datistemplate" postgres </dev/null) ||
  rune_error 2 "Cannot list databases" "$(jq -nc --arg h "$PGHOST" '{host:$h}')"

ok=() failed=()
while IFS= read -r db; do
  file=$target/$db-$(date +%Y%m%dT%H%M).dump
  if pg_dump -Fc -Z6 -f "$file.part" "$db" </dev/null 2>>"$target/dump.log"; then
    mv "$file.part" "$file" || rune_error 2 "Cannot rename a dump" "$(jq -nc --arg f "$file" '{file:$f}')"
    ok+=("$db")
  else
    rm -f "$file.part"
    failed+=("$db")
  fi
  mapfile -t old < <(ls -1t "$target/$db"-*.dump 2>/dev/null | tail -n "+$((keep + 1))")
  (( ${#old[@]} == 0 )) || rm -f "${old[@]}"
done <<<"$databases"

details=$(jq -nc --arg t "$target" --argjson f "${#failed[@]}" '{target:$t, failed:$f, dumped:$ARGS.positional}' --args -- "${ok[@]}")
(( ${#failed[@]} == 0 )) || rune_error 3 "Some dumps failed" "$details"
rune_ok "All databases dumped" "$details"
