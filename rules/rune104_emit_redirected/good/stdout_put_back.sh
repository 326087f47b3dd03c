#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

log="$(mktemp)"
target="$(rune_param target /srv/backup)"

exec 5>&1 >>"$log"
echo "checking $target"
df -h "$target" || true
exec 1>&5 5>&-

if [[ ! -d $target ]]; then
  rune_error 2 "Backup folder is missing" '{}'
fi
rune_out "log=$log"
rune_finish "backup folder is there"
