#!/bin/bash
# `| tee file` passes the text on to stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
log="$(mktemp)"
printf '%s\n' note | tee -a "$log" # expect: RUNE102
rune_out "log=$log"
rune_finish "logged"
