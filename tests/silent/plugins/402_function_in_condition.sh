#!/usr/bin/env bash
# Every failing command stands in a function that is called in a condition only.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
rotate() {
  cd /var/log/rsyslog
  mv -- remote.log remote.log.1
  systemctl kill -s HUP rsyslog
}
if ! rotate >/dev/null 2>&1; then
  rune_error 3 "Rotation failed" '{"file":"remote.log"}'
fi
rune_ok "Rotated" '{"file":"remote.log"}'
