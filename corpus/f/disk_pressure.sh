#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe    # the loop below must run in this shell

d=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$d/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 90)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1..99" '{"field":"limit"}'

n=0 full=0 worst=0 worst_mount=
df -P -x tmpfs -x devtmpfs 2>/dev/null | while read -r fs _ _ _ pct mount; do
  [[ $fs == Filesystem ]] && continue
  pct=${pct%\%}
  [[ $pct =~ ^[0-9]+$ ]] || continue
  (( n += 1 ))
  if (( pct > worst )); then
    worst=$pct
    worst_mount=$mount
  fi
  if (( pct >= limit )); then
    (( full += 1 ))
    printf '%3d%%  %s\n' "$pct" "$mount" >&2
    rune_err 3 "file systems over the limit"
  fi
done || rune_err 2 "df reported a problem"

rune_out mounts "$n"
rune_out full "$full"
rune_out worst "$worst"
rune_out worst_mount "$worst_mount"
rune_finish "disk pressure measured"
