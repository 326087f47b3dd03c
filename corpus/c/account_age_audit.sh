#!/usr/bin/env bash
# Accounts whose last login is too long ago.
# Stand-alone, because it also runs on the jump hosts.
set -euo pipefail
umask 077

INPUT="$(cat)"
param() {
  jq -r --arg k "$1" --arg d "$2" '.payload.input_parameters[$k] // $d' <<<"$INPUT"
}
META="$(jq -c '.message_metadata // {}' <<<"$INPUT")"
OBS="$(jq -c '.observability // {}' <<<"$INPUT")"

days="$(param days "90")"
if [[ ! "$days" =~ ^[0-9]{1,4}$ ]]; then
  jq -nc --argjson mm "$META" --argjson obs "$OBS" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:1, message:"days must be a number", details:{}}}'
  exit 1
fi

stale="$(lastlog -b "$days" 2>/dev/null | awk 'NR > 1 && !/Never/ { print $1 }' || true)"
printf 'stale accounts: %s\n' "${stale//$'\n'/ }" >&2

jq -nc --argjson mm "$META" --argjson obs "$OBS" --arg s "$stale" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{accounts:($s | split("\n"))}}, observability:$obs, error:null}'
