#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

array=$(rune_param array "")
lun=$(rune_param lun "")
ini=$(rune_param initiator "")
done=0

[[ $array =~ ^san[0-9]{1,2}$ ]] || rune_error 1 "array: sanN"
[[ $lun =~ ^[A-Za-z0-9_]+$ ]] || rune_error 1 "lun: bad name"
[[ $ini =~ ^iqn\.[a-z0-9.:-]+$ ]] || rune_error 1 "initiator: not an iqn"

# the array's shell, one command per call
cli() { ssh -o BatchMode=yes -o ConnectTimeout=8 "admin@$array" "$*" 2>/dev/null; }

last_words() {
  local rc=$?
  rm -f "/run/lock/$array.$lun"
  case $rc,$done in
    0,*|*,1) ;;
    *) rune_error 100 "mapping was interrupted" "$(jq -nc --argjson s "$rc" '{status: $s}')" ;;
  esac
}

oops() {
  done=1
  rune_error "$1" "$2" "$(jq -nc --arg a "$array" --arg l "$lun" '{array: $a, lun: $l}')"
}

trap last_words EXIT

( set -o noclobber; : >"/run/lock/$array.$lun" ) 2>/dev/null || oops 3 "someone else is at it"

vol=$(cli volume show "$lun") || oops 2 "array does not know the volume"
case $vol in
  *online*) ;;
  *) oops 3 "volume is offline" ;;
esac

hosts=$(cli host list) || oops 2 "array does not list hosts"
if [[ $hosts != *"$ini"* ]]; then
  cli host create --iqn "$ini" >/dev/null || oops 3 "cannot create the host"
fi

if ! id=$(cli map create --volume "$lun" --iqn "$ini" | awk '/lun id/ { print $NF }'); then
  rune_error 3 "lost the race for the mapping" '{"retry":true}'
fi
rune_ok "volume mapped" "$(jq -nc --arg i "$id" '{lun_id: $i}')"
