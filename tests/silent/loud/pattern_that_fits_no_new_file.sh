#!/usr/bin/env bash
# A pattern that does not fit the file which was made may fit none.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
dest=/srv/dumps
stamp=$(date +%Y%m%d)
[[ -d $dest ]] || rune_error 1 "no such thing"
if ! mysqldump --all-databases </dev/null | gzip >"$dest/all-$stamp.sql.gz"; then
  rune_error 3 "mysqldump failed"
fi
ls -1t "$dest"/weekly-*.sql.gz | tail -n +11 | xargs -r rm -f -- # expect: RUNE402
rune_ok "dumped"
