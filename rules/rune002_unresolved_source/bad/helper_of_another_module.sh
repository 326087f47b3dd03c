#!/bin/bash
# The colour table of the web module moved away some releases ago.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

. "$here/../web_module/colours.sh" # expect: RUNE002

rune_out "kernel=$(uname -r)"
rune_finish "kernel read"
