#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

target="$(rune_param target /srv/backup)"
{
  echo "checking $target"
  if [[ ! -d $target ]]; then
    rune_error 2 "Backup folder is missing" '{}' # expect: RUNE104
  fi
  df -h "$target" || true
} >&2

rune_out "target=$target"
rune_finish "backup folder is there"
