#!/usr/bin/env bash
# Deploy an haproxy configuration with a check and a rollback
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

CONF=/etc/haproxy/haproxy.cfg
NEW=""

die() { rune_error "$1" "$2" "$(jq -nc --arg f "$CONF" '{file:$f}')"; }

render() {
  local backend=$1 port=$2
  cat <<EOF
global
    maxconn 2000
frontend main
    bind :${port}
    http-request set-header X-Fmt %{+Q}[src]
    default_backend ${backend}
backend ${backend}
    server s1 ${backend}:8080 check
EOF
}

validate() {
  haproxy -c -f "$1" >&2
}

reload() {
  {
    echo "reloading haproxy"
    systemctl reload haproxy
    sleep 1
    systemctl is-active haproxy
  } >&2
}

rune_init
trap '[[ -z "$NEW" ]] || rm -f "$NEW"' EXIT

BACKEND=$(rune_param backend "")
PORT=$(rune_param port "8443")
[[ "$BACKEND" =~ ^[a-z][a-z0-9.-]*$ ]] || die 1 "backend is missing or malformed"
[[ "$PORT" =~ ^[0-9]{2,5}$ ]] || die 1 "port is malformed"

NEW=$(mktemp)
render "$BACKEND" "$PORT" >"$NEW"
validate "$NEW" || die 3 "new configuration does not pass the check"

if cmp -s "$NEW" "$CONF"; then
  rune_ok "nothing to do" '{"changed":false}'
fi

if [[ -e $CONF ]]; then
  cp -p "$CONF" "$CONF.bak" || die 2 "cannot back the old file up"
fi
cp "$NEW" "$CONF" || die 2 "cannot install the new file"

if ! reload; then
  cp -p "$CONF.bak" "$CONF" || die 100 "rollback failed"
  systemctl reload haproxy || true
  die 3 "reload failed, rolled back"
fi

rune_ok "deployed" "$(jq -nc --arg f "$CONF" --arg b "$BACKEND" '{file:$f, backend:$b, changed:true}')"
