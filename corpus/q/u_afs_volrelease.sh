#!/bin/bash
# release an AFS volume to its read-only sites and compare the dates
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

VOL=`rune_param volume ""`
CELL=`rune_param cell uni.example`

echo "$VOL" | grep -Eq '^[a-z][a-z0-9._]{2,21}$' || rune_error 1 "that is no volume name" '{"field":"volume"}'
echo "$CELL" | grep -Eq '^[a-z0-9.]+$' || rune_error 1 "that is no cell name" '{"field":"cell"}'

T=`mktemp -d /tmp/volrel.XXXXXX`
trap 'rm -rf "$T"' EXIT

# everything below is chatty
exec 5>&1 1>&2
trap 'rune_error 100 "release script broke" "{}" >&5' ERR

tries=0
until vos release -id "$VOL" -cell "$CELL" -localauth -verbose; do
  tries=`expr $tries + 1`
  if [ $tries -ge 3 ]; then
    rune_error_kv 3 "vos release failed three times" "volume=$VOL" >&5
  fi
  sleep 20
done

vos examine -id "$VOL" -cell "$CELL" -noauth -format >"$T/rw" || rune_error_kv 2 "vos examine failed" "volume=$VOL" >&5
vos examine -id "$VOL.readonly" -cell "$CELL" -noauth -format >"$T/ro" || rune_error_kv 2 "no read-only volume" "volume=$VOL" >&5

# updateDate	1741001123	Mon Mar  3 12:25:23 2025
rw=`awk '$1 == "updateDate" { print $2; exit }' "$T/rw"`
ro=`awk '$1 == "updateDate" { print $2; exit }' "$T/ro"`
sites=`awk '$1 == "RO_status" || $1 == "serv" { n++ } END { print n + 0 }' "$T/ro"`

cat <<EOF
volume    $VOL
read-write $rw
read-only  $ro
EOF

if [ "${ro:-0}" -lt "${rw:-0}" ]; then
  rune_error_kv 3 "read-only copy is older than the volume" "volume=$VOL" "rw=$rw" "ro=$ro" >&5
fi
rune_ok_kv "volume released" "volume=$VOL" "updated=$ro" "lines=$sites" >&5
