#!/bin/bash
# A helper that reads stdin takes the message when it is called without a pipe.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

lines() { wc -l; }
hosts=$(lines </etc/hosts)
rest=$(lines) # expect-at: 8 RUNE204
rune_init
rune_ok_kv "Counted" "hosts=$hosts" "rest=$rest"
