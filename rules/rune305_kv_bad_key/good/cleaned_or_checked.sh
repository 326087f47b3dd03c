#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

host=$(rune_param host web1.lan)
rune_out "host_${host//[^a-zA-Z0-9_]/_}=up"

metric=$(rune_param metric load)
case "$metric" in
  load | memory) rune_out "$metric=1" ;;
  *) rune_error 1 "unknown metric" '{"allowed":["load","memory"]}' ;;
esac

name=$(rune_param name x)
[[ $name =~ ^[a-z][a-z0-9_]*$ ]] || rune_error 1 "bad name"
rune_out "n_$name" "$host"
rune_finish "done"
