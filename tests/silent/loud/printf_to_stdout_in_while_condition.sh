#!/bin/bash
# A condition's own output is output.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
while echo "turn" && [[ ! -e /srv/ready ]]; do # expect: RUNE101
  sleep 1
done
rune_finish "ready"
