#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

unit="$(rune_param unit cron)"
rune_out "unit=$unit"

state="$(systemctl is-active "$unit" || true)"
rune_out "state=$state"

if systemctl is-enabled --quiet "$unit"; then
  rune_out "enabled=yes"
else
  rune_out "enabled=no"
fi
if journalctl -u "$unit" -n 5 2>/dev/null | grep -q 'segfault'; then
  rune_out "crashed=yes"
fi

rune_finish "unit checked"
