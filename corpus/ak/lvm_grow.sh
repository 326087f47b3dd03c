#!/bin/bash
# lvm_grow: grow the logical volume below a mount point when its filesystem runs full
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SEP='|'
LVM_OPTS=(--noheadings --units b --nosuffix --separator "$SEP")

MOUNTS=$(rune_param_json mounts '{}')
DRY=$(rune_param dry_run no)
RESERVE=$(rune_param vg_reserve_mib 1024)

fail() { rune_error "$1" "$2" "$(jq -nc --arg m "${3:-}" '{at: $m}')"; }

# trim: LVM pads its fields with blanks
trim() { sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' <<<"$1"; }

# fs_of MOUNT: "device fstype size used" in bytes
fs_of() {
  df -B1 --output=source,fstype,size,used -- "$1" 2>/dev/null | awk 'NR == 2 && NF == 4 { print; ok = 1 } END { exit !ok }'
}

# lv_of DEVICE: "vg|lv|bytes|attr|data%"
lv_of() {
  local line
  line=$(lvs "${LVM_OPTS[@]}" -o vg_name,lv_name,lv_size,lv_attr,data_percent -- "$1" 2>/dev/null) || return 1
  line=$(trim "$line")
  [[ $line =~ ^[^|]+\|[^|]+\|[1-9][0-9]*\|[^|]+\| ]] || return 1
  echo "$line"
}

# room_in VG: free bytes
room_in() {
  local free
  free=$(vgs "${LVM_OPTS[@]}" -o vg_free -- "$1" 2>/dev/null) || return 1
  free=$(trim "$free")
  [[ $free =~ ^[0-9]+$ ]] || return 1
  echo "$free"
}

[[ $RESERVE =~ ^(0|[1-9][0-9]{0,6})$ ]] || fail 1 "vg_reserve_mib must be 0 to 9999999" vg_reserve_mib
case $DRY in
  yes | true) DRY=yes ;;
  no) ;;
  *) fail 1 "dry_run must be yes or no" dry_run ;;
esac
# {"/var": {"above": 85, "step_mib": 2048, "max_mib": 51200}}
if ! SPECS=$(jq -er '
  if type == "object" and length > 0 and length <= 20 then . else error("shape") end
  | to_entries[] | [.key, .value.above // 85, .value.step_mib // 1024, .value.max_mib // 102400] | @tsv' <<<"$MOUNTS" 2>/dev/null); then
  fail 1 "mounts must map mount points to limits" mounts
fi
for TOOL in lvs vgs lvextend; do
  command -v "$TOOL" >/dev/null || fail 4 "LVM tools are missing" "$TOOL"
done

ROWS=() FAILED=0 GROWN=0
row() { # MOUNT VERDICT USED_PERCENT DETAIL
  ROWS+=("$(jq -nc --arg m "$1" --arg v "$2" --arg u "$3" --arg d "$4" \
    '{mount: $m, verdict: $v, used_percent: ($u | tonumber? // null), detail: $d}')")
}

while IFS=$'\t' read -r MP ABOVE STEP MAX; do
  [[ $MP =~ ^/[A-Za-z0-9._/-]{0,120}$ ]] || fail 1 "not a plain mount point" "${MP:0:120}"
  for N in "$ABOVE" "$STEP" "$MAX"; do
    [[ $N =~ ^[1-9][0-9]{0,7}$ ]] || fail 1 "limits must be whole numbers" "$MP"
  done

  if ! FS=$(fs_of "$MP"); then
    row "$MP" "not mounted" "" ""
    FAILED=$((FAILED + 1))
    continue
  fi
  read -r DEV TYPE SIZE USED <<<"$FS"
  case $SIZE$USED in *[!0-9]*) row "$MP" "no figures" "" "$TYPE"; continue ;; esac
  if [ "$SIZE" -eq 0 ]; then
    row "$MP" "empty filesystem" "" "$TYPE"
    continue
  fi
  PERCENT=$((100 * USED / SIZE))
  if [ "$PERCENT" -le "$ABOVE" ]; then
    row "$MP" "enough room" "$PERCENT" ""
    continue
  fi

  case $TYPE in
    ext[234] | xfs) ;;
    *)
      row "$MP" "cannot grow this type online" "$PERCENT" "$TYPE"
      FAILED=$((FAILED + 1))
      continue
      ;;
  esac
  if ! LV=$(lv_of "$DEV"); then
    row "$MP" "not on a logical volume" "$PERCENT" "$DEV"
    FAILED=$((FAILED + 1))
    continue
  fi
  IFS=$SEP read -r VG NAME BYTES ATTR DATA <<<"$LV"
  case $ATTR in
    [sS]*) row "$MP" "is a snapshot" "$PERCENT" "$VG/$NAME"; continue ;;
    V*) [ "${DATA%%.*}" != 100 ] || fail 3 "thin pool is full" "$VG/$NAME" ;;
  esac
  ROOM=$(room_in "$VG") || fail 2 "vgs failed" "$VG"
  WANT=$((STEP * 1048576))
  if [ "$((BYTES + WANT))" -gt "$((MAX * 1048576))" ]; then
    row "$MP" "has reached its maximum" "$PERCENT" "$VG/$NAME"
    FAILED=$((FAILED + 1))
  elif [ "$((ROOM - RESERVE * 1048576))" -lt "$WANT" ]; then
    row "$MP" "volume group has no room" "$PERCENT" "$VG"
    FAILED=$((FAILED + 1))
  elif [ "$DRY" = yes ]; then
    row "$MP" "would grow" "$PERCENT" "$VG/$NAME by $STEP MiB"
  elif lvextend --resizefs --size "+${STEP}m" -- "$VG/$NAME" </dev/null >&2; then
    row "$MP" "grown" "$PERCENT" "$VG/$NAME by $STEP MiB"
    GROWN=$((GROWN + 1))
  else
    row "$MP" "lvextend failed" "$PERCENT" "$VG/$NAME"
    FAILED=$((FAILED + 1))
  fi
done <<<"$SPECS"

OUT=$(printf '%s\n' "${ROWS[@]}" | jq -sc '{mounts: .}')
[ "$FAILED" -eq 0 ] || rune_error 3 "$FAILED mount point(s) need a human" "$OUT"
rune_ok "$GROWN volume(s) grown" "$OUT"
