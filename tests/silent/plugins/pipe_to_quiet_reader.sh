#!/bin/bash
# Output that goes through a pipe into a command that prints nothing is silent.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
if printf '%s\n' a b c | grep -q b; then
  rune_out "found=yes"
fi
echo "note" | tee /dev/stderr >/dev/null
uname -a 2>&1 | systemd-cat -t rune || true
rune_finish "looked"
