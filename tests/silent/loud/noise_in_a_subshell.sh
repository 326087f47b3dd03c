#!/bin/bash
# A subshell has the plugin's stdout unless it is redirected.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
(
  umask 077
  echo "in $PWD" # expect: RUNE101
)
rune_finish "done"
