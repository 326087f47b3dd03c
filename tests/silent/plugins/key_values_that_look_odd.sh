#!/usr/bin/env bash
# The keys are plain identifiers, and only the values look odd.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
release=$(uname -r)
disks=(/dev/disk/by-id/*)
rune_ok_kv "Described" \
  "_release=${release}" "disk_count=${#disks[@]}" "first_disk=${disks[0]##*/}" \
  "url=http://x.example.net/?a-b=c&d=e" "range={1..5}" "v2=end" "load=$(cut -d' ' -f1 /proc/loadavg)"
