#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CONF=$(rune_param conf "/etc/nginx/nginx.conf")

if [ ! -f "$CONF" ]; then
  # errors belong on stderr
  rune_error 2 "config file is missing" "$(jq -nc --arg c "$CONF" '{conf:$c}')" >&2
fi

echo "testing $CONF" >&2
if ! OUT=$(nginx -t -c "$CONF" 2>&1); then
  DETAILS=$(jq -nc --arg o "$OUT" '{nginx:$o}')
  rune_error 3 "config test failed" "$DETAILS"
fi

if ! nginx -s reload 2>&1 >/dev/null; then
  rune_error 2 "reload failed" '{"reloaded":false}'
fi

sleep 1
WORKERS=$(pgrep -c -f 'nginx: worker' || true)
rune_ok_kv "nginx reloaded" "conf=$CONF" "workers=$WORKERS"
