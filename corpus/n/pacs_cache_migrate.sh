#!/usr/bin/env bash
# Hospital: move studies that nobody opened for N days from the PACS cache to the archive volume.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

on_err() {
  local rc=$1 line=$2
  rune_error 100 "Unexpected failure in line ${line}" "$(jq -nc --argjson rc "$rc" '{rc:$rc}')" >&3
}
trap 'rc=$?; if (( BASH_SUBSHELL == 0 )); then on_err "$rc" "$LINENO"; fi' ERR

CACHE=$(rune_param cache_dir /srv/pacs/cache)
ARCHIVE=$(rune_param archive_dir /mnt/archive)
DAYS=$(rune_param days 90)
DRY=$(rune_param dry_run false)

[[ $DAYS =~ ^[0-9]{1,4}$ ]] || rune_error 1 "days must be a number" "$(jq -nc --arg d "$DAYS" '{days:$d}')" >&3
[[ -d $CACHE ]] || rune_error 2 "Cache directory missing" "$(jq -nc --arg c "$CACHE" '{cache:$c}')" >&3
mountpoint -q "$ARCHIVE" || rune_error 4 "Archive volume is not mounted" '{"hint":"check fstab and the SAN zone"}' >&3

mapfile -d '' -t studies < <(find "$CACHE" -mindepth 2 -maxdepth 2 -type d -atime "+$DAYS" -print0)
echo "found ${#studies[@]} studies older than $DAYS days"

declare -i moved=0
declare -a failed=()
for study in "${studies[@]}"; do
  rel=${study#"$CACHE"/}
  if [[ $DRY == true ]]; then
    printf 'would move %s\n' "$rel"
    continue
  fi
  mkdir -p "$ARCHIVE/${rel%/*}"
  if rsync -a --remove-source-files "$study/" "$ARCHIVE/$rel/"; then
    moved+=1
    find "$study" -depth -type d -empty -delete || true
  else
    failed+=("$rel")
  fi
done

FAILED_JSON=$(printf '%s\0' "${failed[@]}" | jq -Rsc 'split("\u0000") | map(select(length > 0))')
OUT=$(jq -nc --argjson moved "$moved" --argjson failed "$FAILED_JSON" '{moved:$moved, failed:$failed}')
if (( ${#failed[@]} )); then
  rune_error 3 "Some studies could not be moved" "$OUT" >&3
fi
rune_ok "Migration finished" "$OUT" >&3
