#!/bin/bash
# A function at the end of a pipe prints on the plugin's stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

report() {
  while read -r line; do
    echo "- $line" # expect: RUNE101
  done
}

rune_init
printf '%s\n' a b | report
rune_finish "sent"
