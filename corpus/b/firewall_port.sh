#!/usr/bin/env bash
set -euo pipefail

# open a port in firewalld

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# read all the settings in one place
read_settings() {
  # zone and port
  ZONE=$(rune_param zone "public")
  PORT=$(rune_param port "443/tcp")
  # where the answers are written
  LASTFILE="/var/tmp/firewall_last.json"
}

read_settings
rune_init

# last thing we do, also when it dies: tell the caller
trap 'rune_error_kv 100 "firewall_port ended" "port=$PORT"' EXIT

echo "zone=$ZONE port=$PORT" >&2

if ! firewall-cmd --zone="$ZONE" --query-port="$PORT" >/dev/null 2>&1; then
  echo "port is not open, opening" >&2
  if ! firewall-cmd --permanent --zone="$ZONE" --add-port="$PORT" >/dev/null 2>&1; then
    rune_error 3 "firewall-cmd failed" "$(jq -nc --arg p "$PORT" '{port:$p}')"
  fi
  firewall-cmd --reload >/dev/null 2>&1 || rune_error 3 "reload failed" "{}"
fi

# keep a copy for the monitoring
cat > "$LASTFILE" <<EOF
{
  "zone": "$ZONE",
  "port": "$PORT",
  "changed_by": "rune"
}
EOF

rune_ok "port is open" "$(jq -nc --arg z "$ZONE" --arg p "$PORT" '{zone:$z, port:$p}')"
