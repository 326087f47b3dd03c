#!/bin/bash
# The braces of `"${x}"` are those of an expansion.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
node="$(rune_ctx node unknown)"
text="${node}"
both="${node}:${text}"
quoted="'${node}'"
listed="[${node}]"
wrapped="{${node}}"
printf '%s\n' "$both" "$quoted" "$listed" "$wrapped" >&2
rune_out "node=${text}"
rune_finish "node named"
