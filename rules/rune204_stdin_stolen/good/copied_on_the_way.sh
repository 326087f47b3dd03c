#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init < <(tee /var/tmp/last_request.json)

rune_out "mode=$(rune_param mode none)"
rune_finish "request kept"
