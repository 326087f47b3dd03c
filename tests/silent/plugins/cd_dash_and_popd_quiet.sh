#!/usr/bin/env bash
# The directory builtins that print are sent away.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
pushd /srv/www >/dev/null || rune_error 2 "No web root"
tar -cf /backup/www.tar . || rune_error 3 "Archive failed"
popd > /dev/null || rune_error 2 "Cannot go back"
cd /var/tmp || rune_error 2 "No temporary directory"
cd - &>/dev/null || rune_error 2 "Cannot go back"
rune_ok "Archived" '{"file":"/backup/www.tar"}'
