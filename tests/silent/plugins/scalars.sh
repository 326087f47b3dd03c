#!/usr/bin/env bash
# Counts, a joined text and a scalar taken from a document are fine in key=value helpers.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
TREE=$(lsblk --json --output NAME,SIZE) || rune_error 2 "no block devices"
FIRST=$(jq -r '.blockdevices[0].name // "none"' <<<"$TREE") || rune_error 2 "no tree"
parts=(boot root swap)
printf -v joined '%s,' "${parts[@]}"
rune_ok_kv "devices" "first=$FIRST" "parts=${#parts[@]}" "names=${joined%,}"
