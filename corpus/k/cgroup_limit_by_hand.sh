#!/usr/bin/env bash
# memory.high of a slice, written straight to cgroup v2 (runs on images without the RUNE library)
set -euo pipefail

msg=$(cat)
mm=$(jq -c '.message_metadata // {}' <<<"$msg")
obs=$(jq -c '.observability // {}' <<<"$msg")
slice=$(jq -r '.payload.input_parameters.slice // ""' <<<"$msg")
high=$(jq -r '.payload.input_parameters.high // "max"' <<<"$msg")

refuse() {
  jq -nc --argjson mm "$mm" --argjson obs "$obs" --argjson c "$1" --arg m "$2" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: $c, message: $m, details: {}}}'
  exit "$1"
}

if [[ ! -f /sys/fs/cgroup/cgroup.controllers ]]; then
  echo "cgroup v2 is not mounted on $(hostname)"
  exit 4
fi
[[ $slice =~ ^[a-z][a-z0-9-]*\.slice$ ]] || refuse 1 "slice is required"
[[ $high == max || $high =~ ^[1-9][0-9]*[MG]?$ ]] || refuse 1 "high is malformed"

file=/sys/fs/cgroup/$slice/memory.high
[[ -w $file ]] || refuse 2 "no such slice"
old=$(<"$file") || refuse 2 "memory.high cannot be read"
printf '%s\n' "$high" >"$file" || refuse 3 "the kernel refused the value"
new=$(<"$file") || refuse 2 "memory.high cannot be read"

printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"slice":"%s","old":"%s","new":"%s"}},"observability":%s,"error":null}\n' \
  "$mm" "$slice" "$old" "$new" "$obs"
