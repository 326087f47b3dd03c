#!/usr/bin/env bash
# lv_snapshot_backup: snapshot an LV, mount it read-only, tar it away, drop the snapshot
set -euo pipefail

readonly MNT=/run/rune-snap
readonly LOG=/var/log/rune-lv-backup.log
readonly LIB="$(dirname "$(realpath "${BASH_SOURCE[0]}")")"
source "$LIB/rune_bpcs.sh"
rune_init

vg=$(rune_param vg "")
lv=$(rune_param lv "")
dest=$(rune_param destination /srv/backup)
size=$(rune_param snapshot_size 5G)
min_free=$(rune_param min_free_mb 0)

for v in vg lv; do
  [[ ${!v} =~ ^[a-zA-Z0-9+_.-]+$ ]] || rune_error 1 "Missing or malformed parameter" "$(jq -nc --arg p "$v" '{parameter:$p}')"
done
[[ -d $dest && -w $dest ]] || rune_error 2 "Destination is not a writable directory" "$(jq -nc --arg d "$dest" '{destination:$d}')"
(( $(df -m --output=avail "$dest" | tail -n 1) >= min_free )) || rune_error 2 "Destination is nearly full" "$(jq -nc --arg d "$dest" '{destination:$d}')"

exec 8>/run/lock/rune-lv-backup.lock || rune_error 4 "Cannot open the lock" '{}'
flock -n 8 || exit 75

snap=rune_${lv}_snap
file=$dest/$vg-$lv-$(date +%Y%m%d-%H%M).tar.gz

drop() {
  mountpoint -q "$MNT" && umount "$MNT"
  if [[ -e /dev/$vg/$snap ]]; then
    lvremove --force --quiet "$vg/$snap" </dev/null
  fi
  return 0
}
trap 'drop >>"$LOG" 2>&1 || true' EXIT

{
  echo "== $(date) $vg/$lv to $file"
  if ! lvcreate --snapshot --size "$size" --name "$snap" "$vg/$lv" </dev/null; then
    rune_error 2 "Snapshot could not be created" "$(jq -nc --arg lv "$vg/$lv" '{lv:$lv}')"
  fi
  mkdir -p "$MNT"
  mount -o ro,nouuid "/dev/$vg/$snap" "$MNT" || mount -o ro "/dev/$vg/$snap" "$MNT" || failed=mount
  if [[ -z ${failed:-} ]]; then
    tar -C "$MNT" --one-file-system -czf "$file" . || failed=tar
  fi
} >>"$LOG" 2>&1

if [[ -n ${failed:-} ]]; then
  rm -f "$file"
  rune_error 3 "Backup failed" "$(jq -nc --arg s "$failed" --arg l "$LOG" '{step:$s, log:$l}')"
fi

bytes=$(stat -c %s "$file" 2>/dev/null) || bytes=0
rune_ok "Backup written" "$(jq -nc --arg f "$file" --argjson b "$bytes" '{file:$f, bytes:$b}')"
