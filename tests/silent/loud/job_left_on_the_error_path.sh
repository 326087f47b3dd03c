#!/bin/bash
# A job that is waited for on the good way only.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

rsync -a /srv/data/ /mnt/copy/ & # expect: RUNE105
copy=$!
if ! mountpoint -q /mnt/copy; then
  rune_error 2 "/mnt/copy is not mounted"
fi
wait "$copy" || rune_error 2 "copy failed"
rune_ok "Copied"
