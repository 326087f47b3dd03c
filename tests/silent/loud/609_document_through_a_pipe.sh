#!/usr/bin/env bash
# By hand, and jq at the end of a pipe prints the document: its code and the exit status differ.
set -euo pipefail
message=$(cat)
answer() {
  printf '%s' "$message" | jq -c --argjson p "$1" --argjson e "$2" '{message_metadata, payload: $p, observability, error: $e}'
}
if [[ $(jq -r '.payload.input_parameters.days // ""' <<<"$message") != [1-9] ]]; then
  answer null '{"code":1,"message":"days: 1 to 9","details":{}}'
  exit 2 # expect: RUNE404
fi
answer '{"result":"success","output_data":{}}' null
# expect-at: 1 RUNE203
