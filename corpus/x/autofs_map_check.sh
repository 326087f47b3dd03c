#!/bin/sh
# autofs_map_check - are all mounts of the map alive?
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

map=`rune_param map /etc/auto.home`
[ -r "$map" ] || rune_error 2 "no such map" '{"field":"map"}'

probe () {
  # key server:path
  srv=`echo "$2" | cut -d: -f1`
  if showmount -e "$srv" >/dev/null 2>&1; then
    echo ok
  else
    echo dead
  fi
}

dead=0
seen=0
while read key opts loc
do
  case "$key" in ""|\#*|\*) continue ;; esac
  st=`probe "$key" "$loc"`
  rune_out "$key" "$st"
  seen=`expr $seen + 1`
  if [ "$st" = dead ]; then dead=`expr $dead + 1`; fi
done < "$map"

rune_out mounts_seen "$seen"
if [ $dead -gt 0 ]; then
  rune_err 3 "some servers do not answer"
fi
rune_finish "map checked"
