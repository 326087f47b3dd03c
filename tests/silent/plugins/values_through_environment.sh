#!/usr/bin/env bash
# Constant programs of other languages read the value from the environment or their arguments.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
key=$(rune_param key "")
sum=$(KEY="$key" python3 -c 'import os, zlib; print(zlib.crc32(os.environ["KEY"].encode()))') || rune_error 3 "No sum"
rev=$(perl -e 'print scalar reverse $ARGV[0]' -- "$key") || rune_error 3 "Cannot reverse"
hits=$(awk -v k="$key" '$1 == k { n++ } END { print n + 0 }' /etc/hosts) || rune_error 2 "No hosts"
shard=$(NAME=$key sh -c 'printf %s "$NAME" | cksum') || rune_error 3 "No shard"
rune_ok "Sharded" "$(jq -nc --arg s "$sum" --arg r "$rev" --arg h "$hits" --arg d "$shard" '{a:$s,b:$r,c:$h,d:$d}')"
