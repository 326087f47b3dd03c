#!/bin/bash
# A here-document of JSON with an expansion is put together as text, even when it is caught.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
node="$(rune_ctx node unknown)"
details="$(cat <<EOF # expect: RUNE301
{"node": "$node"}
EOF
)"
rune_ok "Named" "$details"
