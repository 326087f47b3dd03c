#!/usr/bin/env bash
# Going back with a dash prints the directory.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
cd /srv/www || rune_error 2 "No web root"
tar -cf /backup/www.tar . || rune_error 3 "Archive failed"
cd - || rune_error 2 "Cannot go back" # expect: RUNE101
rune_ok "Archived" '{"file":"/backup/www.tar"}'
