#!/usr/bin/env bash
# The cleanup reports its own failure after the plugin has answered.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
MNT="$(mktemp -d)"
cleanup() {
  umount "$MNT" 2>/dev/null || rune_error 3 "Cannot unmount the image" # expect: RUNE108
}
IMG="$(rune_param image "/srv/images/base.iso")"
mount -o loop,ro "$IMG" "$MNT" 2>/dev/null || rune_error 2 "Cannot mount the image"
trap cleanup EXIT
FILES=("$MNT"/*)
rune_ok "Image read" "$(jq -nc --arg n "${#FILES[@]}" '{entries:($n|tonumber)}')"
