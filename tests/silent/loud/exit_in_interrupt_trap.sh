#!/bin/bash
# An `exit` inside a trap ends the plugin with nothing emitted.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
trap 'exit 130' INT TERM # expect: RUNE401
systemctl restart cron >&2 || rune_error 2 "No restart" '{}'
rune_finish "restarted"
