#!/bin/bash
# start a key rollover of a zone that named signs itself
set -euo pipefail
. "${BASH_SOURCE%/*}/rune_bpcs.sh"; rune_init

z=$(rune_param zone ""); kt=$(rune_param kind zsk)
[[ $z =~ ^([a-z0-9-]+\.)+[a-z]{2,}$ && $kt =~ ^(zsk|ksk)$ ]] || rune_error 1 'bad zone or kind' '{"kinds":["zsk","ksk"]}'
st=$(rndc dnssec -status "$z" 2>&1) || rune_error 2 'rndc failed' "$(jq -nc --arg s "$st" '{output:$s}')"

key=$(awk -v t="${kt^^}" '/^key:/ {id=$2; k=($NF == t)} /goal: +omnipresent/ && k {print id; exit}' <<<"$st")
[[ $key =~ ^[0-9]+$ ]] || rune_error 3 'no such key in use' "$(jq -nc --arg z "$z" --arg k "$kt" '{zone:$z,kind:$k}')"

l=/run/lock/dnssec_roll; exec 8>"$l" || rune_error 4 'no lock' '{}'
flock -n 8 || rune_error 3 'a rollover is being started' '{}'
grep -qs -- "^$z $key$" "$l.done" && rune_ok 'rolled already' "$(jq -nc --arg k "$key" '{key:$k,changed:false}')"

rndc dnssec -rollover -key "$key" "$z" 8>&- >&2 || rune_error 3 'no rollover' "$(jq -nc --arg k "$key" '{key:$k}')"
echo "$z $key" >>"$l.done"
rune_emit "$(jq -nc --argjson m "$RUNE_MESSAGE_METADATA" --argjson o "$RUNE_OBSERVABILITY" --arg z "$z" --arg k "$key" '{message_metadata:$m,payload:{result:"success",output_data:{zone:$z,key:$k,changed:true}},observability:$o,error:null}')" 0
