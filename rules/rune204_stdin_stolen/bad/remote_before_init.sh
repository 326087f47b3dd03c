#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

jump=jump1.example.net
if ! ssh -o BatchMode=yes "$jump" true >/dev/null 2>&1; then # expect: RUNE204
  reachable=false
else
  reachable=true
fi

rune_init
rune_out "jump=$jump"
rune_out "reachable=$reachable"
rune_finish "looked"
