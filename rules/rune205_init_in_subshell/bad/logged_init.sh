#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init 2>&1 | logger -t rune-init || true # expect: RUNE205

rune_out "kernel=$(uname -r)"
rune_finish "kernel read"
