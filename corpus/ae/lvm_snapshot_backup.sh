#!/usr/bin/env bash
# freeze a volume in a snapshot, archive it to another host, drop the snapshot
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC1091
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A want=([vg]='^[a-zA-Z0-9_.-]+$' [lv]='^[a-zA-Z0-9_.-]+$' [size]='^[1-9][0-9]*[MG]$' [dest]='^[a-z0-9.-]+$') p=()
for k in "${!want[@]}"; do
  p[$k]=$(rune_param "$k" "")
  [[ ${p[$k]} =~ ${want[$k]} ]] || rune_error 1 "bad or missing parameter: $k" "$(jq -nc --arg k "$k" '{field:$k}')"
done

snap=${p[lv]}_rune_$$
mnt=$(mktemp -d)
cleanup() {
  mountpoint -q "$mnt" && umount "$mnt"
  rmdir "$mnt"
  lvs "${p[vg]}/$snap" >/dev/null && lvremove -f "${p[vg]}/$snap" >/dev/null
  :
} 2>/dev/null
trap 'cleanup || true' EXIT

lvcreate -q -s -n "$snap" -L "${p[size]}" "${p[vg]}/${p[lv]}" >/dev/null || rune_error 3 "snapshot was not made"
mount -o ro,nouuid "/dev/${p[vg]}/$snap" "$mnt" 2>/dev/null \
  || mount -o ro "/dev/${p[vg]}/$snap" "$mnt" \
  || rune_error 3 "snapshot does not mount"

archive=${p[vg]}-${p[lv]}-$(date +%F).tar.zst
stats=$(mktemp)
tar -C "$mnt" --one-file-system -cf - . \
  | tee >(wc -c >"$stats") \
  | zstd -q -T0 \
  | ssh -o BatchMode=yes "${p[dest]}" "cat > /srv/backup/$archive" >&2 \
  || rune_error 3 "archive did not arrive" "$(jq -nc --arg a "$archive" '{archive:$a}')"

remote=$(ssh -n -o BatchMode=yes "${p[dest]}" "stat -c %s /srv/backup/$archive") || rune_error 3 "archive cannot be checked"
[[ -s $stats ]] && read -r raw <"$stats" || raw=0
rm -f "$stats"

printf -v note '%s: %s bytes' "$archive" "$remote"
logger -t lvm_snapshot_backup -- "$note" || true
rune_ok "$note" "$(jq -nc --arg a "$archive" --arg r "$remote" --arg raw "$raw" '{archive:$a, bytes:($r|tonumber), raw_bytes:($raw|tonumber)}')"
