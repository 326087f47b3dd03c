#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

RESULT=
trace() {
  printf '%s ' "$(date +%T)"
  echo "$@"
} >&2

soa() {
  local server=$1 zone=$2
  dig +short +time=3 +tries=2 "@$server" "$zone" SOA 2>/dev/null | cut -d ' ' -f 3 | head -n 1
}

finish() {
  local code=$1 text=$2 data=$3 doc
  if [ "$code" -eq 0 ]; then
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$data" --arg m "$text" \
      '{message_metadata: $mm, payload: {result: "success", output_data: ($d + {message: $m})}, observability: $obs, error: null}')
  else
    doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson d "$data" --arg m "$text" \
      --argjson c "$code" \
      '{message_metadata: $mm, payload: null, observability: $obs, error: {code: $c, message: $m, details: $d}}')
  fi
  rune_emit "$doc" "$code"
}

rune_init
master=$(rune_param master "")
[ -n "$master" ] || finish 1 "master is missing" '{"missing":["master"]}'
set -- $(rune_param slaves "")
[ $# -gt 0 ] || finish 1 "slaves are missing" '{"missing":["slaves"]}'

trace "master $master, slaves" "$@"

late=$(
  rune_param_json zones '[]' | jq -r '.[]?' |
    while read -r zone; do
      want=$(soa "$master" "$zone")
      for s; do
        have=$(soa "$s" "$zone")
        trace "$zone on $s: ${have:-none} (want ${want:-none})"
        case $have in
          "$want") ;;
          *) printf '%s\t%s\t%s\t%s\n' "$zone" "$s" "$have" "$want" ;;
        esac
      done
    done
) || finish 2 "cannot compare the serials" '{}'

RESULT=$(jq -Rnc '{behind: [inputs | select(. != "") | split("\t") | {zone: .[0], slave: .[1], has: .[2], wants: .[3]}]}' <<<"$late")
case $late in
  '') finish 0 "slaves are in step" "$RESULT" ;;
  *) finish 3 "slaves are behind" "$RESULT" ;;
esac
