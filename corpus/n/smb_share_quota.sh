#!/usr/bin/env bash
# Shop: free space on the Windows shares, read through smbclient.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SERVER=$(rune_param server "")
SHARE=$(rune_param share "")
SMB_USER=$(rune_param user rune)
SMB_PASSWORD=$(rune_param password "")
MIN_MB=$(rune_param min_mb 2048)

[[ -n $SERVER && -n $SHARE ]] || rune_error 1 "server and share are required" '{"missing":["server","share"]}'
[[ $MIN_MB =~ ^[0-9]+$ ]] || rune_error 1 "min_mb must be a number" '{}'

if [[ -n $SMB_PASSWORD ]]; then
  listing=$(timeout 30 smbclient "//$SERVER/$SHARE" -U "$SMB_USER%$SMB_PASSWORD" -c 'du' 2>/dev/null) ||
    rune_error 2 "share not reachable" "$(jq -nc --arg s "$SHARE" '{share:$s}')"
else
  listing=$(timeout 30 smbclient "//$SERVER/$SHARE" -N -c 'du' 2>/dev/null) ||
    rune_error 2 "share not reachable" "$(jq -nc --arg s "$SHARE" '{share:$s}')"
fi

line=$(printf '%s\n' "$listing" | grep 'blocks available')
if [[ $line =~ of\ size\ ([0-9]+)\.\ ([0-9]+)\ blocks\ available ]]; then
  free=$(( BASH_REMATCH[1] * BASH_REMATCH[2] / 1048576 ))
else
  rune_error 3 "cannot read the size" "$(jq -nc --arg l "$line" '{line:$l}')"
fi
out=$(jq -nc --arg s "//$SERVER/$SHARE" --argjson f "$free" --argjson m "$MIN_MB" '{share:$s,free_mb:$f,min_mb:$m}')
(( free >= MIN_MB )) || rune_error 3 "share is nearly full" "$out"
rune_ok "share has room" "$out"
