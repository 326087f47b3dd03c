#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

# The only place that answers: whatever happens before, it comes by here.
answer() {
  if [[ $? -ne 0 ]]; then
    rune_err 100 "The plugin ended unexpectedly"
  fi
  trap - EXIT
  rune_finish "folder checked"
}

rune_init
trap answer EXIT

target="$(rune_param target /srv/backup)"
rune_out "target=$target"
if [[ ! -d $target ]]; then
  rune_err 2 "Backup folder is missing"
fi
