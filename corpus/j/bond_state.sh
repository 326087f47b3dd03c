#!/bin/bash
# state of a bonding interface, no library at hand on the old hosts
set -euo pipefail

MSG=`cat`
IF=`echo "$MSG" | jq -r '.payload.input_parameters.interface // "bond0"'`
META=`echo "$MSG" | jq -c '.message_metadata // {}'`
OBS=`echo "$MSG" | jq -c '.observability // {}'`
F=/proc/net/bonding/$IF

if [ ! -r "$F" ]; then
    echo "{\"message_metadata\":$META,\"payload\":null,\"observability\":$OBS,\"error\":{\"code\":2,\"message\":\"no such bond: $IF\",\"details\":{}}}"
    exit 2
fi

UP=`awk '/^Slave Interface/ { s = 1 } s && /^MII Status: up/ { n++ } END { print n + 0 }' "$F"`
ALL=`grep -c '^Slave Interface' "$F" || true`
MODE=`sed -n 's/^Bonding Mode: //p' "$F"`

OUT=`jq -nc --arg i "$IF" --arg m "$MODE" --argjson up "$UP" --argjson all "$ALL" '{interface:$i, mode:$m, up:$up, slaves:$all}'`
if [ "$UP" -lt "$ALL" ]; then
    jq -nc --argjson mm "$META" --argjson o "$OBS" --argjson d "$OUT" \
        '{message_metadata:$mm, payload:null, observability:$o, error:{code:3, message:"bond is degraded", details:$d}}'
    exit 3
fi
jq -nc --argjson mm "$META" --argjson o "$OBS" --argjson d "$OUT" \
    '{message_metadata:$mm, payload:{result:"success", output_data:$d}, observability:$o, error:null}'
