#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

trap 'rune_finish "restart done"' EXIT # expect: RUNE108

unit="$(rune_param unit cron)"
rune_out "unit=$unit"
if ! systemctl restart "$unit" >&2; then
  rune_err 2 "Restart failed"
fi
rune_finish "restart done"
