#!/bin/bash
# Commands of git, network and containers fail in ordinary life.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
git -C /srv/app fetch --quiet 2>/dev/null # expect: RUNE402
curl -fsS -o /dev/null http://localhost/ # expect: RUNE402
docker stop web >/dev/null # expect: RUNE402
ip="$(getent hosts web)" # expect: RUNE402
rm /var/run/flag # expect: RUNE402
rune_out "ip=$ip"
rune_finish "done"
