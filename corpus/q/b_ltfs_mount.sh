#!/usr/bin/env bash
# load a tape and mount it as LTFS
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"

fail() { rune_error "$1" "$2" "$(jq -nc --arg t "$tag" '{tape: $t}')"; }
tag=$(rune_param tape "")
drive=$(rune_param drive 0)
[[ $tag =~ ^[A-Z]{2}[0-9]{4}L[6-9]$ ]] || fail 1 "tape is a barcode"
[[ $drive =~ ^[0-3]$ ]] || fail 1 "drive is 0 to 3"
slot=$(mtx -f /dev/changer status | sed -nE "s/^ +Storage Element ([0-9]+):Full.*$tag.*/\1/p") || fail 2 "mtx failed"
[[ -n $slot ]] || fail 2 "tape is in no slot"
mtx -f /dev/changer load "$slot" "$drive" >&2 || fail 3 "load failed"

# the drive needs a while to thread the tape
for _ in {1..30}; do
  sg_turs "/dev/tape/by-id/drive$drive-sg" >/dev/null 2>&1 && break
  sleep 4
done

mkdir -p "/ltfs/$tag"
ltfs -o devname="/dev/tape/by-id/drive$drive" -o sync_type=time@5 "/ltfs/$tag" >&2 || fail 3 "ltfs mount failed"
rune_ok_kv "mounted" "tape=$tag" "path=/ltfs/$tag" "drive=$drive"
