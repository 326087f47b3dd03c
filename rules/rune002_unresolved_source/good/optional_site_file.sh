#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

RETRIES=3
if [[ -f /etc/rune/site.d/retries.sh ]]; then
  . /etc/rune/site.d/retries.sh
fi

rune_out "retries=$RETRIES"
rune_finish "settings read"
