#!/usr/bin/env bash
# Slurped lines look like an array but the program wraps them into an object.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
lines=$(lsblk --json -o NAME,SIZE 2>/dev/null | jq -c '.blockdevices[]') || rune_error 2 "No block devices"
rune_ok "Devices listed" "$(jq -sc '. as $all | reduce $all[] as $d ({}; .[$d.name] = $d.size)' <<<"$lines")"
