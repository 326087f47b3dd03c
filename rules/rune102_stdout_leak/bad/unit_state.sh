#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

unit="$(rune_param unit cron)"
rune_out "unit=$unit"

if systemctl is-active "$unit"; then # expect: RUNE102
  rune_out "active=yes"
else
  rune_out "active=no"
  systemctl status --no-pager "$unit" || true # expect: RUNE102
fi

rune_finish "unit checked"
