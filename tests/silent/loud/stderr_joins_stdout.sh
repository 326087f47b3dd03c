#!/bin/bash
# `exec 2>&1` puts every diagnostic on stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

exec 2>&1 # expect: RUNE107
rune_init
cp /etc/hosts /tmp/hosts.copy || rune_error 2 "Copy failed" '{}'
rune_finish "copied"
