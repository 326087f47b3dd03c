#!/bin/bash
# A signal that comes while tar is at work ends the plugin with nothing emitted.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
site=`rune_param site ""`
stage=/srv/stage
case "$site" in
  ''|*[!a-z0-9]*) rune_error 1 "bad site" '{"field":"site"}' ;;
esac
archive=$stage/$site-`date +%Y%m%d`.tar.gz

trap 'rm -f "$archive.part"; exit 130' INT TERM  # expect: RUNE401

free=`df -Pk "$stage" 2>/dev/null | awk 'NR == 2 { print $4 }'` || rune_error 4 "the stage is not mounted" '{}'
if [ "$free" -lt 1024 ]; then
  rune_error 3 "not enough room" '{}'
fi
tar -C "/srv/www/$site" -czf "$archive.part" . 2>/dev/null || rune_error 3 "tar failed" '{}'
mv "$archive.part" "$archive" || rune_error 3 "the archive could not be renamed" '{}'
rune_ok "archived" '{}'
