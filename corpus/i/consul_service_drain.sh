#!/usr/bin/env bash
# put a service instance into maintenance and wait until nobody talks to it
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

: "${CONSUL_HTTP_ADDR:=http://127.0.0.1:8500}"
SVC=$(rune_param service "")
PORT=$(rune_param port "")
WAIT=$(rune_param wait 60)
NOTIFY=$(rune_param notify "")
ACL_TOKEN=$(rune_param acl_token "")

if [[ -z $SVC ]]; then
  rune_emit "service is required" 1
fi
[[ $PORT =~ ^[0-9]+$ && $WAIT =~ ^[0-9]+$ ]] || rune_error 1 "port and wait are numbers" '{"fields":["port","wait"]}'

api() { # METHOD PATH
  printf 'header = "X-Consul-Token: %s"\n' "$ACL_TOKEN" \
    | curl -fsS -K - -X "$1" "$CONSUL_HTTP_ADDR/v1/$2"
}
connections() {
  ss -Htn state established "( sport = :$PORT )" 2>/dev/null | wc -l
}

if ! api PUT "agent/service/maintenance/$SVC?enable=true" >/dev/null 2>&1; then
  rune_error 2 "consul refused" "$(jq -nc --arg s "$SVC" --arg t "$ACL_TOKEN" '{service:$s, used_token:$t}')"
fi

left=$(connections) || left=0
end=$((SECONDS + WAIT))
while (( left > 0 && SECONDS < end )); do
  sleep 2
  left=$(connections) || left=0
done
rune_out service "$SVC"
rune_out left "$left"
if (( left > 0 )); then
  rune_err "still $left connections after $WAIT s"
fi

if [[ -n $NOTIFY ]]; then
  curl -fsS -m 5 -o /dev/null -H 'Content-Type: application/json' \
    -d "{\"service\":\"$SVC\",\"left\":$left}" "$NOTIFY" 2>/dev/null || true
fi
rune_finish "drained"
