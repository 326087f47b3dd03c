#!/bin/bash
# `exec < <(tee …)` lets the message through and keeps a copy of it.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

exec < <(tee /var/tmp/request.json)
rune_init
rune_ok "Read"
