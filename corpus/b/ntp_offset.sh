#!/bin/bash
# checks the ntp offset with chrony
# no library on the old boxes so we do it here

INPUT=$(cat)
META=$(echo "$INPUT" | jq -c '.message_metadata // {}')
OBS=$(echo "$INPUT" | jq -c '.observability // {}')
MAX=$(echo "$INPUT" | jq -r '.payload.input_parameters.max_offset // "0.5"')

echo "max offset is $MAX" >&2

# send an error and stop
send_error() {
    jq -nc --argjson m "$META" --argjson o "$OBS" --argjson code "$1" --arg msg "$2" \
        '{message_metadata:$m, payload:null, observability:$o, error:{code:$code, message:$msg, details:{}}}'
    exit "$1"
}

if ! command -v chronyc >/dev/null 2>&1; then
    send_error 4 "chronyc is not there"
fi

TRACK=$(chronyc -c tracking 2>/dev/null)
if [ -z "$TRACK" ]; then
    send_error 2 "chrony does not answer"
fi

OFFSET=$(echo "$TRACK" | cut -d, -f5)
echo "offset is $OFFSET" >&2

TOO_MUCH=$(awk -v o="$OFFSET" -v m="$MAX" 'BEGIN { if (o < 0) o = -o; print (o > m) ? 1 : 0 }')

if [ "$TOO_MUCH" = "1" ]; then
    send_error 3 "clock is off"
fi

jq -nc --argjson m "$META" --argjson o "$OBS" --arg off "$OFFSET" \
    '{message_metadata:$m, payload:{result:"success", output_data:{offset:$off}}, observability:$o, error:null}'
exit 0
