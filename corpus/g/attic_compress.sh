#!/bin/bash
# compresses what nobody has touched for a while

set -euo pipefail
d=`dirname "${BASH_SOURCE[0]}"`
. "$d/rune_bpcs.sh"
rune_init

root=`rune_param root /srv/attic`
days=`rune_param days 90`
pattern=`rune_param pattern '*.log'`
jobs=`rune_param jobs 2`

if [ ! -d "$root" ]; then
  rune_error 2 "root is not a directory" "`jq -nc --arg r "$root" '{root:$r}'`"
fi
if [ "$days" -lt 7 ]; then
  rune_error 1 "days must be 7 or more" '{"minimum":7}'
fi

list=`mktemp`
trap 'rm -f "$list"' EXIT

find "$root" -xdev -type f -name "$pattern" -mtime +"$days" -print0 >"$list" 2>/dev/null || echo "some directories are not readable" >&2
n=`tr -dc '\0' <"$list" | wc -c`

if [ "$n" -gt 0 ]; then
  xargs -0 -r -P "$jobs" -n 20 sh -c 'for f in "$@"; do gzip -9 -- "$f" || exit 255; done' _ <"$list" >/dev/null 2>&1 ||
    rune_error 3 "compression failed" "`jq -nc --arg r "$root" --argjson n "$n" '{root:$r, files:$n}'`"
fi

find "$root" -xdev -type d -empty -mtime +"$days" -exec sh -c 'rmdir "$1" 2>/dev/null' _ {} \; || true

rune_ok_kv "compressed" "root=$root" "files=$n" "days=$days" "pattern=$pattern"
