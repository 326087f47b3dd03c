#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

vg=$(rune_param vg "")
lv=$(rune_param lv "")
snap=$(rune_param snapshot "")
lock=/run/lock/lvm-merge.lock

for p in vg lv; do
  case ${!p} in
    ''|-*|*[!A-Za-z0-9_.+-]*) rune_error 1 "$p: missing or malformed" ;;
  esac
done

release() { rm -f "$lock"; }

if ! ( set -C; echo "$$" >"$lock" ) 2>/dev/null; then
  rune_error 3 "another merge is running"
fi
trap release EXIT
trap 'release; exit 130' INT TERM

lvs --noheadings "$vg/$lv" >/dev/null 2>&1 || rune_error 2 "no such volume"

# newest snapshot, unless one was named
if [[ -z $snap ]]; then
  snap=$(lvs --noheadings -o lv_name -S "origin=$lv" --sort -lv_time "$vg" 2>/dev/null | grep -m1 snap | tr -d ' ')
fi
lvs --noheadings "$vg/$snap" >/dev/null 2>&1 || rune_error 2 "no such snapshot"

mnt=$(findmnt -n -o TARGET "/dev/$vg/$lv") || mnt=""
if [[ -n $mnt ]]; then
  umount "$mnt" 2>/dev/null || rune_error 3 "volume is busy" "$(jq -nc --arg m "$mnt" '{mounted_on: $m}')"
fi

if ! out=$(lvconvert --yes --merge "$vg/$snap" 2>&1); then
  [[ -z $mnt ]] || mount "$mnt" 2>/dev/null || out+=" (and the file system stays unmounted)"
  rune_error 3 "merge refused" "$(jq -nc --arg o "$out" '{output: $o}')"
fi

while lvs --noheadings "$vg/$snap" >/dev/null 2>&1; do
  sleep 2
done

if [[ -n $mnt ]]; then
  mount "$mnt"
fi
rune_ok "snapshot merged" "$(jq -nc --arg s "$snap" --arg m "$mnt" '{snapshot: $s, mounted_on: $m}')"
