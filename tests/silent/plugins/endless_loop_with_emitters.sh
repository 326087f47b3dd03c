#!/usr/bin/env bash
# The loop is left only by an emitter.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
deadline=$((SECONDS + 60))
while true; do
  if systemctl is-active --quiet etcd; then
    rune_ok "Etcd is active" "$(jq -nc --argjson s "$SECONDS" '{seconds:$s}')"
  fi
  (( SECONDS < deadline )) || rune_error 2 "Etcd is not active" '{}'
  sleep 2
done
