#!/bin/bash
# A filter without a file finds nothing after `rune_init`.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

ports=$(jq -r '.payload.input_parameters.ports[]?') # expect: RUNE204
rune_ok_kv "Read" "ports=$ports"
