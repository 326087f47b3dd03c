#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

CONF=$(rune_param config "/etc/nginx/nginx.conf")
HEALTH_URL=$(rune_param health_url "")
START_IF_STOPPED=$(rune_param start_if_stopped "false")

if [[ -n "$HEALTH_URL" && ! "$HEALTH_URL" =~ ^https?://[A-Za-z0-9.:/_-]+$ ]]; then
  rune_error 1 "health_url is not a plain http or https address" "$(jq -n --arg url "$HEALTH_URL" '{health_url: $url}')"
fi

if ! command -v nginx >/dev/null 2>&1; then
  rune_error 4 "nginx is not installed on this host"
fi

if [[ ! -r "$CONF" ]]; then
  rune_error 2 "the nginx configuration cannot be read" "$(jq -n --arg conf "$CONF" '{config: $conf}')"
fi

if ! TEST_OUTPUT=$(nginx -t -c "$CONF" 2>&1); then
  DETAILS=$(printf '%s\n' "$TEST_OUTPUT" | tail -n 20 | jq -Rn --arg conf "$CONF" '{config: $conf, output: [inputs]}')
  rune_error 3 "the configuration test failed, nothing was reloaded" "$DETAILS"
fi
WARNINGS=$(printf '%s\n' "$TEST_OUTPUT" | grep -c '\[warn\]' || true)

STATE=$(systemctl is-active nginx 2>/dev/null || true)
case "$STATE" in
  active|reloading)
    VERB="reload"
    ;;
  inactive|failed)
    if [[ "$START_IF_STOPPED" != "true" ]]; then
      rune_error 3 "nginx is not running" "$(jq -n --arg state "$STATE" '{state: $state, start_if_stopped: false}')"
    fi
    VERB="start"
    ;;
  *)
    rune_error 2 "nginx is in a state that allows no reload" "$(jq -n --arg state "$STATE" '{state: $state}')"
    ;;
esac

if ! systemctl "$VERB" nginx >/dev/null 2>&1; then
  rune_error 3 "systemctl failed" "$(jq -n --arg verb "$VERB" --arg state "$STATE" '{verb: $verb, state_before: $state}')"
fi

HTTP="not checked"
if [[ -n "$HEALTH_URL" ]]; then
  for TRY in 1 2 3; do
    HTTP=$(curl --silent --output /dev/null --max-time 5 --write-out '%{http_code}' "$HEALTH_URL" 2>/dev/null || true)
    if [[ "$HTTP" == 2* || "$HTTP" == 3* ]]; then
      break
    fi
    echo "health check $TRY of 3: $HTTP" >&2
    sleep 2
  done
  if [[ "$HTTP" != 2* && "$HTTP" != 3* ]]; then
    rune_error 3 "nginx runs, but the health check fails" "$(jq -n --arg http "$HTTP" --arg url "$HEALTH_URL" '{http: $http, health_url: $url}')"
  fi
fi

rune_ok_kv "nginx $VERB completed" "verb=$VERB" "state_before=$STATE" "warnings=$WARNINGS" "http=$HTTP"
