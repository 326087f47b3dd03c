#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe
. /opt/rune/lib/rune_bpcs.sh
rune_init

portal=$(rune_param portal "")
want=$(rune_param target "")
[[ $portal =~ ^[0-9a-z.-]+(:[0-9]{1,5})?$ ]] || rune_error 1 "portal: host or host:port" '{"field":"portal"}'

rune_out portal "$portal"

found=0
iscsiadm -m discovery -t sendtargets -p "$portal" 2>/dev/null </dev/null |
  sed -n 's/^\([^ ]*\),[0-9-]* \(.*\)$/\1 \2/p' |
  while read -r at iqn; do
    [[ -z $want || $iqn == "$want" ]] || continue
    found=$((found + 1))
    rune_out "target_$found" "$iqn at $at"
    targets[found]=$iqn
  done || rune_err 2 "discovery failed"

((found > 0)) || rune_error 2 "no target there" "$(jq -nc --arg p "$portal" --arg t "$want" '{portal: $p, target: $t}')"

login() {
  iscsiadm -m node -T "$1" -p "$portal" --login >/dev/null 2>&1 </dev/null
  case $? in
    0|15) return 0 ;;   # 15: there is a session already
    *) return 1 ;;
  esac
}

bad=0
for iqn in "${targets[@]}"; do
  if ! login "$iqn"; then
    bad=$((bad + 1))
    echo "no session with $iqn" >&2
  fi
done
rune_out failed "$bad"

udevadm settle --timeout=15 || echo "udev is slow" >&2

disks=0
for link in /dev/disk/by-path/ip-*; do
  [[ -b $link ]] || continue
  disks=$((disks + 1))
done
rune_out disks "$disks"

if ((bad)); then
  rune_err 3 "some logins failed"
fi
rune_finish "iSCSI sessions set up"
