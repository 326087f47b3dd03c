#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

kernel_release() { uname -r; }

record_kernel() {
  rune_out kernel "$1"
  rune_out family "${1%%.*}"
}

target="$(rune_param target /tmp)"
if ( cd "$target" ) 2>/dev/null; then
  rune_out "target=$target"
else
  rune_err 2 "Folder cannot be entered"
fi

record_kernel "$(kernel_release)" >&2
rune_finish "node described"
