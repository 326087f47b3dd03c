#!/bin/bash
#
# es_snapshot_take - curator is gone, this stayed
#
set -euo pipefail

in=`cat`
now=`date +%Y.%m.%d-%H%M`
repo=`echo "$in" | jq -r '.payload.input_parameters.repository // "backup"'`
url=`echo "$in" | jq -r '.payload.input_parameters.url // "http://127.0.0.1:9200"'`
mm=`echo "$in" | jq -c '.message_metadata'`
ob=`echo "$in" | jq -c '.observability'`

answer() {
    jq -nc --argjson mm "$mm" --argjson ob "$ob" --argjson p "$1" --argjson e "$2" \
        '{message_metadata:$mm, payload:$p, observability:$ob, error:$e}'
}

body=`mktemp`
trap 'rm -f "$body"' EXIT
cat >"$body" <<EOF
{ "indices": "logs-*,-logs-debug-*", "include_global_state": false,
  "metadata": { "taken_by": "rune", "taken_at": "$now" } }
EOF

code=`curl -s -o /dev/null -w '%{http_code}' -m 30 -XPUT "$url/_snapshot/$repo/rune-$now" \
    -H 'Content-Type: application/json' --data-binary "@$body"` || code=000
if [ "$code" != 200 ]; then
    answer null "`jq -nc --arg c "$code" '{code:3, message:"snapshot not accepted", details:{http_code:$c}}'`"
    exit 3
fi
answer "`jq -nc --arg s "rune-$now" '{result:"success", output_data:{snapshot:$s}}'`" null
