#!/usr/bin/env bash
# spot-check N random files of an ltfs volume against its xxhash manifest
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

quit() { rune_error_kv "$@"; }
vol=$(rune_param volume "")
n=$(rune_param samples 20)
[[ $vol =~ ^[A-Z]{2}[0-9]{4}L[6-9]$ ]] || quit 1 "not a barcode" "volume=$vol"
[[ $n =~ ^[1-9][0-9]{0,2}$ ]] || quit 1 "samples is 1..999" "samples=$n"

mnt=/ltfs/$vol man=/archive/manifests/$vol.xxh
[[ -s $man ]] || quit 2 "no manifest" "path=$man"
mountpoint -q "$mnt" || quit 2 "volume is not mounted" "path=$mnt"

sample=$(mktemp) res=$(mktemp)
trap 'rm -f "$sample" "$res"' EXIT
shuf -n "$n" "$man" >"$sample" || quit 2 "manifest unreadable" "path=$man"

cd "$mnt" || quit 2 "mount went away" "path=$mnt"
rc=0
xxhsum --check "$sample" >"$res" 2>&1 || rc=$?
good=$(grep -c ': OK$' "$res") || good=0
{ echo "xxhsum: $rc, good: $good"; grep -v ': OK$' "$res" || true; } >&2

mapfile -t bad < <(sed -n 's/: FAILED.*$//p' "$res")
doc=$(jq -nc --arg v "$vol" --argjson g "$good" '{volume: $v, good: $g, bad: $ARGS.positional}' --args "${bad[@]}")
if [[ $rc -ne 0 || ${#bad[@]} -gt 0 ]]; then
  rune_error 3 "tape does not match its manifest" "$doc"
fi
rune_ok "sample matches" "$doc"
