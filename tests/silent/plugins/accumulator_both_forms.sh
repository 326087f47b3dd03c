#!/bin/bash
# `rune_out key=value` and `rune_out key value` are both calls that the library takes.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
rune_out "service=cron"
rune_out tries 3
if ! systemctl restart cron >&2; then
  rune_err 2 "Restart failed"
fi
rune_finish "completed"
