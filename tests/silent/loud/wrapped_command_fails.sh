#!/bin/bash
# A wrapper fails with the command that it runs.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
timeout 5 systemctl restart cron >&2 # expect: RUNE402
sudo -n systemctl restart atd >&2 # expect: RUNE402
env LANG=C systemctl is-active --quiet cron # expect: RUNE402
rune_finish "restarted"
