#!/bin/bash
set -euo pipefail

msg=$(cat)

p() { jq -r --arg k "$1" --arg d "$2" '.payload.input_parameters[$k] // $d' <<<"$msg"; }

answer() {
  # answer STATUS JSON-of-data-or-error
  jq -nc --argjson in "$msg" --argjson rc "$1" --argjson d "$2" '{
    message_metadata: $in.message_metadata,
    payload: (if $rc == 0 then {result: "success", output_data: $d} else null end),
    observability: $in.observability,
    error: (if $rc == 0 then null else $d + {code: $rc} end)
  }'
  exit "$1"
}

unit=$(p unit rsyslog.service)
spool=$(p spool /var/spool/rsyslog)
limit=$(p limit_mb 512)

case $limit in
  ''|0*|*[!0-9]*) answer 1 '{"message":"limit_mb: not a number","details":{}}' ;;
esac
[[ -d $spool ]] || answer 2 "$(jq -nc --arg s "$spool" '{message: "no spool directory", details: {spool: $s}}')"

if ! systemctl is-active --quiet "$unit"; then
  answer 2 "$(jq -nc --arg u "$unit" '{message: "relay is down", details: {unit: $u}}')"
fi

used=$(du -sm "$spool" 2>/dev/null | cut -f1) || used=0
oldest=$(find "$spool" -type f -printf '%T@\n' 2>/dev/null | sort -n | sed -n '1s/\..*//p') || oldest=""
: "${oldest:=$(date +%s)}"

data=$(jq -nc --argjson u "${used:-0}" --argjson l "$limit" --argjson o "$oldest" \
  '{used_mb: $u, limit_mb: $l, oldest: ($o | todate), over: ($u > $l)}')
answer 0 "$data"
