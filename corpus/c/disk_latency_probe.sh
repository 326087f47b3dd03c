#!/usr/bin/env bash
# write and read a test file and measure
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

dir="$(rune_param dir "/var/tmp")"
mb="$(rune_param megabytes "64")"
debug="$(rune_param debug "no")"
[[ "$mb" =~ ^[0-9]{1,4}$ ]] || rune_error 1 "megabytes must be a number" '{"parameter":"megabytes"}'

if [[ "$debug" == yes ]]; then
  BASH_XTRACEFD=1
  set -x
fi

if [[ ! -w "$dir" ]]; then
  rune_error 2 "directory not writable" "$(jq -nc --arg d "$dir" '{dir:$d}')"
fi

file="$(mktemp "$dir/probe.XXXXXX")"
trap 'rm -f "$file"' EXIT

start=$(date +%s%N)
dd if=/dev/zero of="$file" bs=1M count="$mb" conv=fsync 2>/dev/null || rune_error 3 "write failed" '{"step":"write"}'
end=$(date +%s%N)

ms=$(( (end - start) / 1000000 ))
echo 3 >/proc/sys/vm/drop_caches || true

start=$(date +%s%N)
cp "$dir/probe.reference" /dev/null
end=$(date +%s%N)
read_ms=$(( (end - start) / 1000000 ))

rune_ok "Latency measured" "$(printf '{"write_ms":%d,"read_ms":%d}' "$ms" "$read_ms")"
