#!/usr/bin/env bash
# Tests the nginx configuration and reloads it
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

conf=$(rune_param conf /etc/nginx/nginx.conf)
strict=$(rune_param strict false)
[[ -r $conf ]] || rune_error 2 "Configuration is not readable" "$(jq -nc --arg c "$conf" '{conf: $c}')"
command -v nginx >/dev/null || rune_error 2 "nginx is not installed" '{"command":"nginx"}'

warnings() { nginx -t -c "$conf" 2>&1 | grep -c '\[warn\]' || true; }

if ! nginx -t -q -c "$conf" 2>&1; then
  rune_error 3 "nginx -t failed" "$(jq -nc --arg c "$conf" '{conf: $c}')"
fi

warn=$(warnings)
if [[ $strict == true ]] && ((warn > 0)); then
  rune_error 3 "There are warnings" "$(jq -nc --argjson w "$warn" '{warnings: $w}')"
fi

if ! systemctl reload nginx; then
  why=$(systemctl show nginx -p Result --value 2>/dev/null || echo unknown)
  rune_error $? "Reload failed" "$(jq -nc --arg w "$why" '{result: $w}')"
fi

workers=$(pgrep -c -f 'nginx: worker' || true)
rune_ok "nginx reloaded" "$(jq -nc --argjson w "$warn" --argjson n "${workers:-0}" '{warnings: $w, workers: $n}')"
