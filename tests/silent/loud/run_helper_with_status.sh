#!/usr/bin/env bash
# `run cmd || …` handles the command; `run cmd` does not.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

run() {
  "$@" >&2
}

main() {
  run systemctl stop cron || rune_error 2 "No stop" '{}'
  run systemctl start cron # expect-at: 9 RUNE402
  rune_ok "Restarted" '{}'
}

rune_init
main "$@"
