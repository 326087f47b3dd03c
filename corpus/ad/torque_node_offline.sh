#!/bin/sh
# Mark a Torque node offline, with a note.  Speaks to RUNE directly, this host has no library.
set -uo pipefail

MSG=$(cat)
field() { jq -r --arg k "$1" --arg d "$2" '.payload.input_parameters[$k] // $d' <<<"$MSG" 2>/dev/null; }

# answer CODE TEXT DATA
answer() {
  jq -nc --argjson in "$MSG" --argjson code "$1" --arg text "$2" --argjson data "${3:-null}" '{
    message_metadata: $in.message_metadata,
    payload: (if $code == 0 then {result: "success", output_data: ($data + {message: $text})} else null end),
    observability: $in.observability,
    error: (if $code == 0 then null else {code: $code, message: $text, details: $data} end)
  }'
  exit "$1"
}

node=$(field node "")
note=$(field note "offline by RUNE")
case $node in
  "" | *[!a-z0-9.-]*) answer 1 "bad node name" '{"parameter":"node"}' ;;
esac

pbsnodes "$node" >/dev/null 2>&1 || answer 2 "unknown node" '{}'
pbsnodes -o -N "$note" "$node" >&2 || answer 3 "pbsnodes refused" '{}'
jobs=$(pbsnodes "$node" 2>/dev/null | sed -n 's/^ *jobs = //p' | tr ',' '\n' | grep -c .)
answer 0 "node is offline" "$(jq -nc --arg n "$node" --arg j "$jobs" '{node: $n, jobs: $j}')"
