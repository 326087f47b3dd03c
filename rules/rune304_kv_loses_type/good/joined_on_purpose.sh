#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

names=$(IFS=,; echo "$(rune_param first a),$(rune_param second b)")
hosts=(web1 web2)
printf -v line '%s ' "${hosts[@]}"
fields=("hosts=${line% }" "names=$names")
rune_ok_kv "joined" "${fields[@]}" "last=${hosts[-1]}"
