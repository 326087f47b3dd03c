#!/usr/bin/env bash
# Odd statuses of helpers and subshells are translated before they are sent.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
probe() {
  nc -z -w 2 127.0.0.1 5432 || return 69
  nc -z -w 2 127.0.0.1 6432 || return 75
}
rc=0
probe || rc=$?
case $rc in
  69) rune_error 2 "Database is down" ;;
  75) rune_error 2 "Pooler is down" ;;
esac
rune_ok "Both answer" '{}'
