#!/bin/bash
# FTP_RATES_PULL - FETCH THE ECB RATES FILE BY FTP
set -euo pipefail

MSG=`cat`
META=`echo "$MSG" | jq -c '.message_metadata'`
OBS=`echo "$MSG" | jq -c '.observability'`
HOST=`echo "$MSG" | jq -r '.payload.input_parameters.host // "ftp.rates.example"'`
FTPUSER=`echo "$MSG" | jq -r '.payload.input_parameters.user // "anonymous"'`
FTPPASSWORD=`echo "$MSG" | jq -r '.payload.input_parameters.password // "batch@"'`
TARGET=/batch/in/rates.csv
LOG=/tmp/ftp_rates.$$

answer() {
    # STATUS RESULT TEXT
    if [ "$2" = success ]
    then
        jq -nc --argjson m "$META" --argjson o "$OBS" --arg t "$3" \
            '{message_metadata: $m, payload: {result: "success", output_data: {message: $t}}, observability: $o, error: null}'
    else
        jq -nc --argjson m "$META" --argjson o "$OBS" --arg t "$3" --argjson c "$1" \
            '{message_metadata: $m, payload: null, observability: $o, error: {code: $c, message: $t, details: {}}}'
    fi
    rm -f "$LOG"
    exit $1
}

echo "CONNECTING TO $HOST AS $FTPUSER/$FTPPASSWORD" >&2
ftp -inv "$HOST" > "$LOG" 2>&1 <<EOT || answer 2 error "FTP COULD NOT BE STARTED"
user $FTPUSER $FTPPASSWORD
ascii
get rates.csv $TARGET
quit
EOT

if grep '^226' "$LOG" > /dev/null
then
    answer 0 success "RATES RECEIVED"
else
    answer 3 error "NO TRANSFER COMPLETE FROM THE SERVER"
fi
