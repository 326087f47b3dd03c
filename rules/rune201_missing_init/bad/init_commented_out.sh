#!/bin/bash
# expect-at: 1 RUNE201
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
# rune_init   # switched off while testing from the terminal

rune_out "kernel=$(uname -r)"
rune_out "machine=$(uname -m)"
rune_finish "node described"
