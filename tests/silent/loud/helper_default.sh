#!/usr/bin/env bash
# A flag helper has true as the default of its own second argument.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
flag() {
  rune_param "$1" "${2:-true}" # expect: RUNE207
}
if [[ "$(flag backup)" == true ]]; then
  cp -a -- /etc/exim4 /var/backups/exim4.rune || rune_error 2 "no backup"
fi
newaliases >&2 || rune_error 2 "the aliases could not be built"
rune_ok "aliases built" '{}'
