#!/bin/bash
# A job that sends its own stdout away first thing.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

worker() {
  exec >/var/tmp/worker.log 2>&1 </dev/null
  sleep 2
  /opt/worker/run.sh
}
worker &
(
  exec &>/dev/null
  sleep 3
  logger -t plugin "done"
) &
rune_ok "Worker started"
