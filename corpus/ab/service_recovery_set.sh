#!/bin/bash
# Sets the recovery action of a service (sc failure ... on Windows).
set -euo pipefail

TEMPFILE="$(mktemp)"
trap 'rm -f "$TEMPFILE"' EXIT
cat > "$TEMPFILE"
META="$(jq -c '.message_metadata' "$TEMPFILE")" || META='{}'
OBS="$(jq -c '.observability' "$TEMPFILE")" || OBS='{}'
SERVICE="$(jq -r '.payload.input_parameters.service // ""' "$TEMPFILE")" || SERVICE=""
SECONDS_WAIT="$(jq -r '.payload.input_parameters.wait // "5"' "$TEMPFILE")" || SECONDS_WAIT=5

DIRECTORY="/etc/systemd/system/$SERVICE.service.d"
mkdir -p "$DIRECTORY"
{
  echo "[Service]"
  echo "Restart=on-failure"
  echo "RestartSec=$SECONDS_WAIT"
} > "$DIRECTORY/recovery.conf"

RESULT=0
systemctl daemon-reload 2>/dev/null || RESULT=2
if [ "$RESULT" -eq 0 ]; then
  printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"service":"%s"}},"observability":%s,"error":null}\n' "$META" "$SERVICE" "$OBS"
else
  jq -nc --argjson m "$META" --argjson o "$OBS" '{message_metadata:$m, payload:null, observability:$o, error:{code:2, message:"daemon-reload failed", details:{}}}'
fi
exit "$RESULT"
