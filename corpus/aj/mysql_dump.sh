#!/usr/bin/env bash
# Nightly logical dump of one schema. One run per host at a time.
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

answered=0
tmp=""
ticker=""

reply_ok() {
  answered=1
  rune_ok "$@"
}

reply_error() {
  answered=1
  rune_error "$@"
}

on_exit() {
  local -r rc=$?
  [[ -z $ticker ]] || kill "$ticker" 2>/dev/null || true
  [[ -z $tmp ]] || rm -f -- "$tmp"
  if ((answered == 0)); then
    rune_error 100 "Dump ended unexpectedly" "$(jq -nc --argjson rc "$rc" '{exit_status: $rc}')"
  fi
}
trap on_exit EXIT

readonly DEST=/srv/backup/mysql
readonly LOCK=/run/lock/mysql_dump.lock

schema=$(rune_param schema "")
[[ $schema =~ ^[a-z][a-z0-9_]{0,62}$ ]] || reply_error 1 "Bad schema name" '{"field":"schema"}'

MYSQL_PWD=$(rune_param password "")
[[ -n $MYSQL_PWD ]] || reply_error 1 "Missing parameter: password" '{"missing":["password"]}'
export MYSQL_PWD

exec 9>"$LOCK"
flock -w 10 9 || reply_error 3 "Another dump is running" "$(jq -nc --arg l "$LOCK" '{lock: $l}')"

tmp=$(mktemp "$DEST/.$schema.XXXXXX")
(
  while sleep 30; do
    printf 'still dumping %s, %d bytes so far\n' "$schema" "$(stat -c %s "$tmp" 2>/dev/null || echo 0)"
  done
) >&2 9>&- &
ticker=$!
if ! mysqldump --single-transaction --routines --user=backup -- "$schema" 2>"$tmp.log" | gzip -6 >"$tmp"; then
  tail -n 5 "$tmp.log" >&2 || true
  reply_error 2 "mysqldump failed" "$(jq -nc --arg s "$schema" '{schema: $s}')"
fi
rm -f -- "$tmp.log"

target=$DEST/$schema-$(date +%Y%m%dT%H%M%S).sql.gz
mv -- "$tmp" "$target"
tmp=""
size=$(stat -c %s "$target")

reply_ok "Dump written" "$(jq -nc --arg f "$target" --argjson s "$size" '{file: $f, bytes: $s}')"
