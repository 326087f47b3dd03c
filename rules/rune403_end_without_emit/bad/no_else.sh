#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

target="$(rune_param target /srv/backup)"
rune_out "target=$target"

if [[ -d $target ]]; then # expect: RUNE403
  rune_finish "backup folder is there"
fi
