#!/usr/bin/env bash
# mongodump into a file, upload in the background, answer with the size
set -euo pipefail

DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

uri=$(rune_param uri "mongodb://localhost:27017")
db=$(rune_param db "")
user=$(rune_param user "")
password=$(rune_param password "")
bucket=$(rune_param bucket "")

err() { rune_error "$1" "$2" "${3:-}" >&3; }

[[ -n $db && -n $bucket ]] || err 1 "db and bucket are required" '{"missing":["db","bucket"]}'

if [[ -n $user ]]; then
  uri="mongodb://$user:$password@${uri#mongodb://}"
fi

out=/var/backups/mongo/$db-$(date +%F).gz
mkdir -p "${out%/*}"

cfg=$(mktemp)
trap 'rm -f "$cfg"' EXIT
chmod 600 "$cfg"
jq -nc --arg u "$uri" '{uri:$u}' >"$cfg"

if ! mongodump --config="$cfg" --db="$db" --gzip --archive="$out"; then
  rune_error 3 "mongodump failed" "$(jq -nc --arg uri "$uri" --arg db "$db" '{uri:$uri, db:$db}')" >&3
fi

bytes=$(stat -c %s "$out") || bytes=0
if (( bytes < 1024 )); then
  err 3 "Dump is suspiciously small" "$(jq -nc --argjson b "$bytes" '{bytes:$b}')"
fi

# the upload takes hours; nobody waits for it
nohup aws s3 cp --only-show-errors "$out" "s3://$bucket/mongo/" >/var/log/mongo_ship.log 2>&1 </dev/null &

rune_ok "Dump written, upload started" "$(jq -nc --arg f "$out" --argjson b "$bytes" '{file:$f, bytes:$b}')" >&3
