#!/bin/bash
# A word among the pairs that is none.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

rune_ok_kv "Restarted" "unit=cron" enabled # expect: RUNE206
