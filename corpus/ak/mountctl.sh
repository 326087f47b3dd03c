#!/bin/bash
# mountctl: check, mount, umount or remount-ro a mount point of fstab
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

act=$(rune_param action check)
mp=$(rune_param mountpoint "")
fst=$(rune_param fstab /etc/fstab)
lazy=$(rune_param lazy false)

die() { rune_error "$1" "$2" "$(jq -nc --arg m "${mp:0:256}" --arg a "${act:0:32}" '{mountpoint: $m, action: $a}')"; }

# print "device type options" of a mount point, the last line wins
at() {
  local d m t o hit=
  while read -r d m t o _; do
    case $d in "" | \#*) continue ;; esac
    if [ "$m" = "$mp" ]; then hit="$d $t $o"; fi
  done <"$1"
  [ -n "$hit" ] || return 1
  echo "$hit"
}

holders() {
  fuser -m -- "$mp" 2>/dev/null | tr -s ' ' '\n' | sed -n '/^[0-9][0-9]*$/p' | sort -un | sed -n '1,50p'
}

[[ $mp =~ ^/[A-Za-z0-9._/-]{1,200}$ ]] || die 1 "mountpoint is not a plain absolute path"
[ "$mp" = "${mp%/}" ] || die 1 "no trailing slash, please"
case $lazy in true | false) ;; *) die 1 "lazy must be true or false" ;; esac
case $fst in /etc/fstab | /etc/fstab.d/*) ;; *) die 1 "fstab must be /etc/fstab or below /etc/fstab.d" ;; esac
[ -r "$fst" ] || die 4 "no readable fstab"
[ -r /proc/mounts ] || die 4 "no /proc"

want=$(at "$fst") || die 2 "not in fstab"
is=$(at /proc/mounts) || is=
read -r wdev wtyp _ <<<"$want"
idev= ityp= iopt=
if [ -n "$is" ]; then read -r idev ityp iopt <<<"$is"; fi

case $act in
  check)
    [ -n "$is" ] || die 3 "not mounted"
    case $wtyp in
      auto | "$ityp") ;;
      *) die 3 "mounted with another filesystem type" ;;
    esac
    case ,$iopt, in
      *,ro,*)
        case ,${want##* }, in *,ro,*) ;; *) die 3 "mounted read-only" ;; esac
        ;;
    esac
    ;;
  mount)
    if [ -n "$is" ]; then rune_ok_kv "already mounted" "mountpoint=$mp" "device=$idev"; fi
    [ -d "$mp" ] || mkdir -p -- "$mp" || die 2 "cannot make the mount point"
    mount -- "$mp" </dev/null >&2 || die 2 "mount failed"
    is=$(at /proc/mounts) || die 3 "mount said yes, the kernel says no"
    read -r idev ityp iopt <<<"$is"
    ;;
  umount)
    if [ -z "$is" ]; then rune_ok_kv "was not mounted" "mountpoint=$mp"; fi
    for t in 1 2 3; do
      if umount -- "$mp" >&2; then t=ok; break; fi
      sleep "$t"
    done
    if [ "$t" != ok ] && [ "$lazy" = true ]; then
      umount -l -- "$mp" >&2 || die 2 "lazy umount failed"
    elif [ "$t" != ok ]; then
      h=$(holders) || h=
      rune_error 3 "busy" "$(jq -nc --arg m "$mp" --arg h "$h" '{mountpoint: $m, pids: ($h | split("\n") | map(select(. != "") | tonumber))}')"
    fi
    ;;
  remount-ro)
    [ -n "$is" ] || die 3 "not mounted"
    mount -o remount,ro -- "$mp" >&2 || die 3 "remount failed"
    is=$(at /proc/mounts) || die 3 "vanished while it was remounted"
    read -r idev ityp iopt <<<"$is"
    ;;
  *)
    die 1 "action must be check, mount, umount or remount-ro"
    ;;
esac

rune_ok "$act ok" "$(jq -nc --arg m "$mp" --arg w "$wdev" --arg d "$idev" --arg t "$ityp" --arg o "$iopt" \
  '{mountpoint: $m, fstab_device: $w, device: $d, type: $t, options: ($o | split(","))}')"
