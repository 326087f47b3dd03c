#!/bin/bash
# A coprocess inherits the descriptor that stdout was saved in.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2
coproc { sleep 30; logger -t plugin late; } # expect: RUNE105
rune_ok "Begun" >&3
