#!/bin/bash
# The guard of an EXIT trap may stand in the trap's own text.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

answered=no
trap '[[ $answered == yes ]] || { answered=yes; rune_error 100 "Ended early" "{}"; }' EXIT
rune_init
unit="$(rune_param unit cron)"
systemctl restart "$unit" >&2
answered=yes
rune_ok "Restarted" '{}'
