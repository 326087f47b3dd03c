#!/usr/bin/env bash
# Removes old files below an allow-listed directory.  Accumulator style.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

TARGET=$(rune_param directory "/var/tmp")
DAYS=$(rune_param days "14")
DRY=$(rune_param dry_run "false")

case "$TARGET" in
  /var/tmp | /var/log/archive | /srv/scratch) ;;
  *)
    rune_out "directory=$TARGET"
    rune_err 1 "Directory is not on the allow list"
    rune_finish "refused"
    ;;
esac

if [[ ! $DAYS =~ ^[0-9]+$ ]]; then
  rune_error_kv 1 "days must be numeric" "days=$DAYS"
fi

used_percent() {
  df -P "$1" 2>/dev/null | awk 'NR == 2 { sub("%", "", $5); print $5 }'
}

before=$(used_percent "$TARGET") || before=unknown

mapfile -d '' -t victims < <(find "$TARGET" -xdev -type f -mtime "+$DAYS" -print0 2>/dev/null)

removed=0
failed=0
for f in "${victims[@]}"; do
  if [[ $DRY == true ]]; then
    echo "would remove $f" >&2
    continue
  fi
  if rm -f -- "$f" 2>/dev/null; then
    ((removed += 1))
  else
    ((failed += 1))
  fi
done

after=$(used_percent "$TARGET") || after=unknown

rune_out "directory=$TARGET"
rune_out candidates "${#victims[@]}"
rune_out removed "$removed"
rune_out "used_before=$before"
rune_out "used_after=$after"
if [[ $failed -gt 0 ]]; then
  rune_err 3 "Some files could not be removed"
fi
rune_finish "cleanup done"
