#!/bin/bash
# A job has /dev/null for its stdin, whatever it would read.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

cat >/dev/null &
wait
rune_init
rune_ok "Read"
