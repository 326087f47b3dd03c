#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "unexpected failure" "$(jq -nc --arg c "$BASH_COMMAND" --argjson l "$LINENO" "{command:\$c, line:\$l}")"' ERR

ep=$(rune_param endpoint "")
[[ $ep =~ ^[A-Za-z0-9_-]{1,40}$ ]] || rune_error 1 "endpoint name expected" '{"field":"endpoint"}'

out=$(asterisk -rx "pjsip show endpoint $ep")
if [[ $out == *"Unable to find object"* ]]; then
  rune_error 2 "no such endpoint" "$(jq -nc --arg e "$ep" '{endpoint:$e}')"
fi

re='Endpoint:[[:space:]]+([^[:space:]]+)[[:space:]]+(.*[^[:space:]])[[:space:]]+([0-9]+) of (inf|[0-9]+)'
if [[ $out =~ $re ]]; then
  state=${BASH_REMATCH[2]} chans=${BASH_REMATCH[3]}
else
  rune_error 3 "output not understood" "$(jq -nc --arg o "${out:0:500}" '{output:$o}')"
fi

rtt=
while read -r kind _ _ st ms _; do
  [[ $kind == Contact: && $st == Avail ]] && rtt=$ms
done <<<"$out"

printf >&2 'endpoint %s: %s, %d channels\n' "$ep" "$state" "$chans"
case ${state,,} in
  unavailable | invalid) rune_error_kv 3 "trunk is down" endpoint="$ep" state="$state" ;;
  *) rune_ok_kv "trunk is up" endpoint="$ep" state="$state" channels="$chans" rtt_ms="${rtt:-unknown}" ;;
esac
