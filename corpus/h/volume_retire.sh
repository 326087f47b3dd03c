#!/usr/bin/env bash
# owner: platform-storage   ticket: PLAT-2377
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

readonly STARTED=$(date +%s)
rune_out "started=$STARTED"

still_open() { plat::quiet fuser -m "$1"; }

lv_path() { printf '/dev/%s/%s' "$VG" "$LV"; }

main() {
  rune_init
  plat::need lvs lvchange lvremove fuser
  plat::must VG volume_group
  plat::must LV volume
  plat::get GRACE grace_minutes 60

  [[ $VG =~ ^[a-zA-Z0-9_]+$ && $LV =~ ^[a-zA-Z0-9_]+$ ]] || plat::fail 1 "not a volume name" vg "$VG" lv "$LV"
  [[ $GRACE =~ ^[0-9]{1,4}$ ]] || plat::fail 1 "grace_minutes is not a number" value "$GRACE"

  local dev
  dev=$(lv_path)
  [[ -b $dev ]] || plat::fail 2 "no such volume" device "$dev"
  if still_open "$dev"; then
    plat::fail 3 "volume is in use" device "$dev"
  fi

  plat::run lvchange -an "$dev" || plat::fail 3 "cannot deactivate the volume" device "$dev"

  # the volume goes later, when nobody has cried by then
  ( sleep $(( GRACE * 60 )); plat::quiet lvremove -f "$VG/$LV" ) 2>>/var/log/rune-retire.log &

  rune_out "device=$dev"
  rune_out "report=$(lvs --reportformat json -o lv_name,lv_size,lv_attr "$VG" 2>/dev/null)"
  rune_finish "volume is retired, removal in $GRACE minutes"
}

main "$@"
