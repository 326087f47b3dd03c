#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PORT="$(rune_param port "22")"
CONF=/etc/ssh/sshd_config

if [[ ! "$PORT" =~ ^[1-9][0-9]{1,4}$ ]]; then
  rune_error 1 "port must be a number" '{"field":"port"}'
fi

if [ ! -w "$CONF" ]; then
  rune_error 2 "cannot write sshd_config"

cp "$CONF" "$CONF.rune" || rune_error 2 "cannot back up"

if grep -q '^Port ' "$CONF"; then
  grep -v '^Port ' "$CONF.rune" > "$CONF" || true
fi
echo "Port $PORT" >> "$CONF"

if ! sshd -t; then
  mv "$CONF.rune" "$CONF" || true
  rune_error 3 "sshd does not like it"
fi

systemctl reload sshd || rune_error 2 "reload failed"
rune_ok_kv "port set" "port=$PORT"
