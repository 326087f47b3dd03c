#!/bin/bash
# `read` at the end of a file fails, and ends the plugin when nothing handles that.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
IFS= read -r first </etc/hostname # expect: RUNE402
rune_out "first=$first"
rune_finish "read"
