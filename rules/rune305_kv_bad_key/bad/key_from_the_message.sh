#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

setting=$(rune_param setting port)
value=$(rune_param value 8080)
[[ -n $setting ]] || rune_error 1 "no setting"
rune_ok_kv "set" "${setting}=${value}" # expect: RUNE305
