#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

rune_out "checked=3"
rune_out disks "$(printf '%s\n' sda sdb | jq -R . | jq -sc .)" # expect: RUNE304
rune_out "parameters=$(rune_all_params)"                       # expect: RUNE304
rune_out 'limits={"soft":80,"hard":95}'                        # expect: RUNE304
rune_finish "disks checked"
