#!/usr/bin/env bash
# The lock file of another service is opened by exec and may not be there.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
exec 9<"/run/postfix/master.lock" # expect: RUNE402
if flock -n -s 9; then
  rune_error 3 "postfix does not hold its lock"
fi
exec 9<&-
rune_ok "postfix holds its lock" '{}'
