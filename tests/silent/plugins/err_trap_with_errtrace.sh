#!/usr/bin/env bash
# An ERR trap that emits covers commands and, with `set -E`, functions.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

trap 'rune_error 100 "A command failed" "{}"' ERR

restart() {
  systemctl restart "$1" >&2
}

main() {
  restart cron
  cp -r /srv/a /srv/b
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
