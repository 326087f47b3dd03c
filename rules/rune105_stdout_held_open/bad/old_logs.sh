#!/bin/bash
# Compresses yesterday's logs; that may take a while, so nobody waits for it.
set -Eeuo pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

# All chatter goes to stderr, the answer to what stdout was before.
exec 3>&1 1>&2

dir=$(rune_param dir /var/log/app)
name=$(rune_param name app.log.1)
[[ $dir == /var/log/* && $name != */* ]] || rune_error 1 "dir must be below /var/log" >&3

echo "compressing $dir/$name"
nice -n 19 gzip -f "$dir/$name" >/dev/null 2>&1 </dev/null & # expect: RUNE105

rune_ok_kv "Compression started" "dir=$dir" "name=$name" >&3
