#!/usr/bin/env bash
# Compares package versions with a list and builds its own envelope.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

reply() {
  local kind=$1 text=$2 data=$3 code=0 doc
  case $kind in
    same)
      doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$data" --arg t "$text" \
        '{message_metadata:$mm, payload:{result:"success", output_data:($d + {message:$t})}, observability:$obs, error:null}')
      ;;
    drift)
      code=3
      doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$data" --arg t "$text" \
        '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:$t, details:$d}}')
      ;;
  esac
  rune_emit "$doc" "$code"
}

rune_init

WANTED=$(rune_param_json packages '{}')
jq -e 'type == "object"' <<<"$WANTED" >/dev/null 2>&1 || rune_error 1 "packages must be an object" '{"invalid":["packages"]}'

HAVE=$(dpkg-query -W -f '${Package}\t${Version}\n' 2>/dev/null | jq -Rnc '[inputs | split("\t") | {key:.[0], value:.[1]}] | from_entries') ||
  rune_error 2 "dpkg does not answer" '{}'

DIFF=$(jq -c --argjson w "$WANTED" '. as $h
  | reduce ($w | to_entries[]) as $e ({}; if $h[$e.key] == $e.value then . else .[$e.key] = {wanted: $e.value, have: $h[$e.key]} end)' <<<"$HAVE")

if [[ $DIFF == '{}' ]]; then
  reply same "no drift" "$(jq -nc --argjson w "$WANTED" '{checked: ($w | length)}')"
else
  reply drift "versions differ" "$DIFF"
fi
