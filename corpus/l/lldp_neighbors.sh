#!/usr/bin/env bash
# LLDP neighbours of this host; no library, so that it runs on rescue images too.
set -euo pipefail

message=$(cat)
get() { jq -c --arg k "$1" '.[$k] // {}' <<<"$message"; }
meta=$(get message_metadata) obs=$(get observability)
port=$(jq -r '.payload.input_parameters.port // ""' <<<"$message")

if ! command -v lldpctl >/dev/null; then
  echo "lldpd is not installed" >&2
  exit 4
fi

answer_error() { # CODE TEXT
  jq -nc --argjson mm "$meta" --argjson obs "$obs" --argjson c "$1" --arg t "$2" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$t, details:{}}}'
  exit "$1"
}

raw=$(lldpctl -f json 2>/dev/null) || answer_error 2 "lldpd does not answer"
mapfile -t rows < <(jq -r '.lldp.interface // [] | if type == "object" then [.] else . end | .[] | to_entries[] | [.key, (.value.chassis | keys[0]), (.value.port.id.value // "?")] | @tsv' <<<"$raw")

list=""
for row in "${rows[@]}"; do
  IFS=$'\t' read -r ifname system remote <<<"$row"
  [[ -z $port || $ifname == "$port" ]] || continue
  list+="{\"interface\":\"$ifname\",\"system\":\"$system\",\"port\":\"$remote\"},"
done

jq -nc --argjson mm "$meta" --argjson obs "$obs" --argjson n "[${list%,}]" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{neighbors:$n}}, observability:$obs, error:null}'
