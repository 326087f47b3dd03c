#!/bin/bash
# Output that backticks take is not the plugin's stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init

version() {
  echo "release `uname -r`"
}

text=`version`
rune_out "text=$text"
rune_finish "version read"
