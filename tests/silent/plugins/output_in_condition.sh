#!/bin/bash
# `if x=$(cmd 2>&1)` takes output and status at once.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
if out="$(apt-get install -y jq 2>&1)"; then
  rune_out "installed=yes"
else
  rune_err 2 "Cannot install"
  printf '%s\n' "$out" >&2
fi
rune_finish "tried"
