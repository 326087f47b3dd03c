#!/usr/bin/env bash
# Code with a value in it is executed, and emits nothing: the plugin ends without a message afterwards.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
span=$(rune_param span '1 hour')
case $span in
  *hour* | *day*) eval "limit=\$(date -d \"now - $span\" +%s)" || rune_error 1 "no time span" ;; # expect: RUNE503
  *) rune_error 1 "hours or days" ;;
esac
if [[ ! -e /var/lib/backup/last ]]; then
  exit 0 # expect: RUNE403
fi
rune_ok_kv "looked" "limit=$limit"
