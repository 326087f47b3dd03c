#!/bin/bash
# The default of a JSON reader has to be JSON.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

tags=$(rune_param_json tags none || true) # expect: RUNE206
rune_ok_kv "Read" "count=${#tags}"
