#!/usr/bin/env bash
# A loop collects one pasted object for each disk in a Bash array.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
shopt -s nullglob
items=()
for dev in /sys/block/sd*; do
  name=${dev##*/}
  items+=("{\"disk\":\"${name}\"}") # expect: RUNE301
done
list=$(IFS=,; printf '[%s]' "${items[*]}")
data=$(jq -nc --argjson disks "$list" '{disks: $disks}') || rune_error 3 "Disk list is broken"
rune_ok "Disks listed" "$data"
