#!/bin/bash
# A here-document whose reader's output is caught is no output of the plugin.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
text="$(cat <<EOF
kernel $(uname -r)
EOF
)"
lines="$(wc -l <<EOF
$text
EOF
)"
tee "$(mktemp)" >/dev/null <<EOF
$text
EOF
rune_out "lines=$lines"
rune_finish "counted"
