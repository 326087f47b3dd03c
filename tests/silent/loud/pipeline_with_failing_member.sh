#!/bin/bash
# Under `pipefail` a pipeline fails with any of its members.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
count="$(grep ERROR /var/log/syslog | wc -l)" # expect: RUNE402
docker ps -q | head -n 1 >/dev/null # expect: RUNE402
rune_out "count=$count"
rune_finish "counted"
