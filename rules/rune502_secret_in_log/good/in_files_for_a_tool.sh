#!/usr/bin/env bash
# Writes secrets to files that only the tool can read, which is what those are for; a trace is on only where none is used.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
. "$HERE/rune_bpcs.sh"
rune_init

user=$(rune_param user "backup")
password=$(rune_param password "")
key_file=$(rune_param key_file "/etc/backup/key")
umask 077
options=$(mktemp) || rune_error 100 "no temporary file" '{}'
trap 'rm -f "$options"' EXIT
cat >"$options" <<CONF
[client]
user=$user
password=$password
CONF
if ! mysqldump --defaults-extra-file="$options" --single-transaction app >/srv/app.sql; then
  rune_error 3 "the dump failed" '{}'
fi

set -x
gzip -f /srv/app.sql || rune_error 3 "cannot compress the dump" '{}'
set +x
if ! openssl enc -aes-256-cbc -pbkdf2 -in /srv/app.sql.gz -out /srv/app.enc -pass "file:$key_file"; then
  rune_error 3 "cannot encrypt the dump with $key_file" '{}'
fi
rune_ok_kv "dumped" user="$user" key_file="$key_file"
