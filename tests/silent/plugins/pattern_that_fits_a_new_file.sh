#!/usr/bin/env bash
# A pattern that fits a file which the plugin has just made fits one.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
dest=/srv/dumps
stamp=$(date +%Y%m%d)
db=$(rune_param db "")
[[ $db =~ ^[a-z]+$ && -d $dest ]] || rune_error 1 "no such thing"
file="$dest/$db-$stamp.sql.gz"
if ! mysqldump --single-transaction "$db" </dev/null | gzip >"$file"; then
  rune_error 3 "mysqldump failed"
fi
ls -1t "$dest/$db"-*.sql.gz | tail -n +11 | xargs -r rm -f --
rune_ok "dumped"
