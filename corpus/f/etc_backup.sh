#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DEST=$(rune_param dest "/var/backups/etc")
KEEP=$(rune_param keep "7")
[[ $KEEP =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep: 1 to 99"

mkdir -p "$DEST"
LOG="$DEST/backup.log"
ARCHIVE="$DEST/etc-$(date +%F).tar.gz"
rc=0

{
  echo "=== $(date) backup of /etc"
  df -h "$DEST" || true
  tar -czvf "$ARCHIVE.part" -C / etc || rc=$?
  ls -l "$DEST"  || true
  echo "=== tar status $rc"
} >>"$LOG" 2>&1

# tar says 1 when a file changed while it was read
if (( rc > 1 )); then
  rm -f "$ARCHIVE.part"
  rune_error 3 "tar failed" "$(jq -nc --argjson rc "$rc" --arg log "$LOG" '{status:$rc, log:$log}')"
fi
mv "$ARCHIVE.part" "$ARCHIVE" || rune_error 2 "cannot rename the archive"

removed=0
while IFS= read -r old; do
  rm -f -- "$old"
  removed=$((removed + 1))
done < <(find "$DEST" -maxdepth 1 -name 'etc-*.tar.gz' | sort -r | tail -n +"$((KEEP + 1))")

size=$(stat -c %s "$ARCHIVE" || echo 0)
rune_out archive "$ARCHIVE"
rune_out size "$size"
rune_out removed "$removed"
rune_finish "backup of /etc written"
