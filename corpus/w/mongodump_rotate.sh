#!/usr/bin/env bash
# Dump one database with a lock, retries and rotation; errors anywhere are turned into a message.
set -Eeuo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

STEP=start
trap 'if (( BASH_SUBSHELL == 0 )); then rune_error 100 "dump died" "$(jq -nc --arg s "$STEP" --arg c "$BASH_COMMAND" "{step: \$s, command: \$c}")"; fi' ERR

db=$(rune_param database "")
keep=$(rune_param keep 5)
export MONGO_PASSWORD_FILE=/etc/rune/mongo.pass
[[ $db =~ ^[a-z][a-z0-9_]*$ ]] || rune_error 1 "database is required" '{"missing":["database"]}'
[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be a number" '{"parameter":"keep"}'

dir=/var/backups/mongo/$db
STEP=prepare
mkdir -p "$dir"
exec 8>"$dir/.lock"
if ! flock -n 8; then
  rune_error 3 "a dump is already running" "$(jq -nc --arg d "$db" '{database: $d, has_password: true}')"
fi

backoff() {
  local -i n=0 pause=2
  until "$@"; do
    (( ++n < 4 )) || return 1
    printf 'level=warn step=%s try=%d pause=%d\n' "$STEP" "$n" "$pause" >&2
    sleep "$pause"
    pause+=pause
  done
}

STEP=dump
file=$dir/$(date +%Y%m%d%H%M%S).gz
backoff timeout 1800 mongodump --quiet --config "$MONGO_PASSWORD_FILE" --db "$db" --gzip --archive="$file" >&2

STEP=verify
gzip -t "$file"
bytes=$(stat -c %s "$file")

STEP=rotate
mapfile -t dumps < <(find "$dir" -name '*.gz' -printf '%f\n' | sort -r)
for old in "${dumps[@]:keep}"; do
  rm -f -- "$dir/$old"
done

STEP=report
rune_ok "dump written" "$(jq -nc --arg f "$file" --argjson b "$bytes" --argjson n "${#dumps[@]}" --argjson k "$keep" \
  '{file: $f, bytes: $b, kept: ([$n, $k] | min)}')"
