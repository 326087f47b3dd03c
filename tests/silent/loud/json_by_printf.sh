#!/bin/bash
# A JSON format of `printf` with a value is a concatenation.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
name="$(rune_param name x)"
details="$(printf '{"name":"%s"}' "$name")" # expect: RUNE301
rune_ok "Named" "$details"
