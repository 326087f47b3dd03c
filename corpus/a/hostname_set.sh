#!/usr/bin/env bash
set -euo pipefail

INPUT=$(cat)

fqdn=$(jq -r '.payload.input_parameters.fqdn // empty' <<<"$INPUT" 2>/dev/null) || fqdn=""
mm=$(jq -c '.message_metadata // {}' <<<"$INPUT" 2>/dev/null) || mm='{}'
obs=$(jq -c '.observability // {}' <<<"$INPUT" 2>/dev/null) || obs='{}'

fail() {
  jq -nc --argjson mm "$mm" --argjson obs "$obs" --argjson c "$1" --arg m "$2" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:$c, message:$m, details:{}}}'
  exit "$1"
}

if [[ ! $fqdn =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+$ ]]; then
  fail 1 "fqdn is malformed"
fi

old=$(hostname 2>/dev/null) || old=unknown

if ! hostnamectl set-hostname "$fqdn" >&2; then
  fail 3 "hostnamectl failed"
fi

sed -i "s/^127\.0\.1\.1.*/127.0.1.1 $fqdn ${fqdn%%.*}/" /etc/hosts || fail 3 "cannot edit /etc/hosts"

printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"old":"%s","new":"%s"}},"observability":%s,"error":null}\n' "$mm" "$old" "$fqdn" "$obs"
