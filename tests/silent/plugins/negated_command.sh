#!/bin/bash
# `! cmd` never ends the plugin.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
! grep -q ERROR /var/log/syslog
! systemctl is-failed --quiet cron
rune_out "looked=yes"
rune_finish "looked"
