#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

target="$(rune_param target /srv/backup)"

if [[ -z ${BACKUP_HOME:-} ]]; then
  printf 'BACKUP_HOME is not set\n' >&2
  exit 4 # expect: RUNE401
fi
[[ -d $target ]] || return 1 # expect: RUNE401
cp -r "$BACKUP_HOME" "$target/" || exit $? # expect: RUNE401

rune_out "target=$target"
rune_finish "backup copied"
