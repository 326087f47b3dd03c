#!/bin/bash
# answers in the format of RUNE, without any dependency but jq

MSG=$(cat)
IP=$(echo "$MSG" | jq -r '.payload.input_parameters.ip // empty')
NAME=$(echo "$MSG" | jq -r '.payload.input_parameters.name // empty')
META=$(echo "$MSG" | jq -c '.message_metadata')
OBS=$(echo "$MSG" | jq -c '.observability')

answer_error() {
    # copied from disk_report.sh
    jq -nc --argjson m "$META" --argjson o "$OBS" --argjson c "$1" --arg t "$2" \
        '{message_metadata:$m, payload:null, observability:$o, error:{code:$c, message:$t, details:{}}}'
    exit "$1"
}

[ -n "$IP" ] || answer_error 1 "ip is missing"
[ -n "$NAME" ] || answer_error 1 "name is missing"

if [ ! -w /etc/hosts ]; then
    echo "cannot write /etc/hosts" >&2
    exit 2
fi

if grep -qwF -- "$NAME" /etc/hosts; then
    CHANGED=false
else
    printf '%s\t%s\n' "$IP" "$NAME" >> /etc/hosts
    CHANGED=true
fi

OUT="{\"ip\":\"$IP\",\"name\":\"$NAME\",\"changed\":$CHANGED}"
jq -nc --argjson m "$META" --argjson o "$OBS" --argjson d "$OUT" \
    '{message_metadata:$m, payload:{result:"success", output_data:$d}, observability:$o, error:null}'
