#!/usr/bin/env bash
# `local -` puts the options back when the function returns.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

probe() {
  local -
  set +e
  grep -q ERROR /var/log/syslog
  systemctl is-active --quiet cron
  echo "probed" >&2
}

main() {
  probe
  rune_ok "Probed" '{}'
}

rune_init
main "$@"
