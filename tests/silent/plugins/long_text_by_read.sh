#!/bin/bash
# `read -d ''` always fails at the end of its here-document: `|| true` belongs to it.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
read -r -d '' text <<'EOF' || true
one
two
EOF
rune_out "length=${#text}"
rune_finish "read"
