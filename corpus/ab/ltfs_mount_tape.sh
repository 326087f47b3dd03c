#!/usr/bin/env bash
# Mount an LTFS cartridge read-only for a restore and report what is on it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

drive=$(rune_param drive /dev/sg3)
point=$(rune_param mountpoint /mnt/ltfs)
[[ $drive =~ ^/dev/[a-z0-9]+$ ]] || rune_error 1 "Bad drive" '{"param":"drive"}' >&3

if mountpoint -q "$point"; then
  rune_error 3 "Mount point is in use" "$(jq -nc --arg p "$point" '{mountpoint:$p}')" >&3
fi
mkdir -p "$point"

echo "cartridge status before mounting:"
sg_inq "$drive" || echo "no inquiry data from $drive"
for try in 1 2 3; do
  if ltfs -o devname="$drive" -o ro "$point" 3>&-; then
    break
  fi
  echo "ltfs did not mount, try $try"
  sleep 1
done
mountpoint -q "$point" || rune_error 2 "Cartridge cannot be mounted" '{}' >&3

barcode=$(getfattr --only-values -n user.ltfs.volumeBarcode "$point" 2>/dev/null) || barcode=unknown
used=$(df -B1 --output=used "$point" | tail -n1 | tr -d ' ') || used=0
ls -1 "$point" | head -n 20 || true
rune_ok "Cartridge mounted" \
  "$(jq -nc --arg b "$barcode" --arg u "$used" --arg p "$point" '{barcode:$b, used_bytes:$u, mountpoint:$p}')" >&3
