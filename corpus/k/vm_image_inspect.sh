#!/usr/bin/env bash
# Release and kernel inside a raw disk image, by a read-only loop mount
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

image=$(rune_param image "")
part=$(rune_param partition 1)
[[ -f $image ]] || rune_error 2 "image does not exist" "$(jq -nc --arg i "$image" '{image: $i}')"
[[ $part =~ ^[1-9]$ ]] || rune_error 1 "partition is 1..9" '{"field":"partition"}'

start=$(sfdisk --json "$image" 2>/dev/null | jq -r --argjson p "$part" '.partitiontable.partitions[$p - 1].start // empty') ||
  rune_error 3 "No partition table" "$(jq -nc --arg i "$image" '{image: $i}')"
[[ $start =~ ^[0-9]+$ ]] || rune_error 2 "No such partition" "$(jq -nc --arg p "$part" '{partition: $p}')"

mnt=$(mktemp -d)
mount -o "ro,loop,offset=$((start * 512))" "$image" "$mnt" || { rmdir "$mnt"; rune_error 3 "The partition cannot be mounted" '{}'; }
trap 'umount "$mnt"; rmdir "$mnt"' EXIT

release() { sed -n "s/^$1=//p" "$mnt/etc/os-release" 2>/dev/null | tr -d '"'; }
id=$(release ID) || id=unknown
version=$(release VERSION_ID) || version=unknown
kernels=$(find "$mnt/boot" -maxdepth 1 -name 'vmlinuz-*' -printf '%f\n' 2>/dev/null | sort -V | jq -Rnc '[inputs | ltrimstr("vmlinuz-")]') || kernels='[]'

sync
umount "$mnt" || rune_error 3 "The image is still in use" "$(jq -nc --arg m "$mnt" '{mountpoint: $m}')"
rune_ok "Image read" "$(jq -nc --arg i "$id" --arg v "$version" --argjson k "$kernels" '{id: $i, version: $v, kernels: $k}')"
