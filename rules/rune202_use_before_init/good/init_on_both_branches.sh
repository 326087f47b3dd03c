#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

if [[ -e /etc/rune/managed ]]; then
  managed=yes
  rune_init
else
  managed=no
  rune_init
fi

rune_out "managed=$managed"
rune_out "node=$(rune_ctx node unknown)"
rune_finish "node described"
