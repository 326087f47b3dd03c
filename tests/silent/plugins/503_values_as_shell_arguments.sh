#!/usr/bin/env bash
# The text of the inner shell is constant and the values are its arguments.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
dir=$(rune_param dir /srv)
user=$(rune_param user www-data)
if ! sudo -n -u www-data sh -c 'test -w "$1" && test "$2" != root' _ "$dir" "$user" </dev/null; then
  rune_error 3 "Directory is not writable" '{"writable":false}'
fi
rune_ok_kv "Directory is writable" "dir=$dir"
