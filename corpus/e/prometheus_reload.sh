#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

URL=http://localhost:9090
CFG=/etc/prometheus/prometheus.yml

if ! promtool check config "$CFG" >/dev/null 2>&1; then
  rune_error 4 "configuration has errors" '{}'
fi

status=$(curl -s -o /dev/null -w '%{http_code}' -X POST "$URL/-/reload" || true)
case "$status" in
  200) ;;
  *)
    echo "reload answered $status" >&2
    exit 3
    ;;
esac

targets=$(curl -fsS "$URL/api/v1/targets?state=active" | jq '.data.activeTargets | length' || echo 0)
rune_ok "reloaded" "$(jq -nc --argjson t "$targets" '{targets:$t}')"
