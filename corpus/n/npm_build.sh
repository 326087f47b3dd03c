#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
app=$(rune_param app_dir /srv/shop/frontend)
max=$(rune_param timeout 900)
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "timeout must be seconds" '{}'
cd "$app" 2>/dev/null || rune_error 2 "app directory missing" "$(jq -nc --arg d "$app" '{dir:$d}')"
[[ -f package-lock.json ]] || rune_error 4 "no package-lock.json" '{}'

(
  sleep "$max"
  logger -t npm_build "build takes longer than $max s"
) &
watchdog=$!

log=$(mktemp)
if ! npm ci --no-audit --no-fund >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  rune_error 3 "npm ci failed" "$(tail -n 5 "$log" | jq -Rsc '{tail:.}')"
fi
if ! npm run build --if-present 2>>"$log"; then
  rune_error 3 "build failed" "$(tail -n 5 "$log" | jq -Rsc '{tail:.}')"
fi
kill "$watchdog" 2>/dev/null || true
size=$(du -sk dist 2>/dev/null | cut -f1) || size=0
rm -f "$log"
rune_ok "built" "$(jq -nc --argjson k "${size:-0}" '{dist_kb:$k}')"
