#!/bin/bash
# A `read` at the end of a file is handled by `||` or by a condition.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
IFS= read -r first </etc/hostname || true
if IFS= read -r second </etc/machine-id; then
  rune_out "second=$second"
fi
read -r third < <(uname -r) || third=unknown
rune_out "first=$first"
rune_out "third=$third"
rune_finish "read"
