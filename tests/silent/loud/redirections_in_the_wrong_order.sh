#!/bin/bash
# `2>&1 >/dev/null` leaves stderr on stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

updatedb 2>&1 >/dev/null & # expect: RUNE105, RUNE107
rune_ok "Indexing"
