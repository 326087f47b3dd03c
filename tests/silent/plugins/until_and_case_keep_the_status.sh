#!/usr/bin/env bash
# In the body of `until` and of `case` the status is that of the command before.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
tries=0
until curl -fsS -o /dev/null http://localhost/health 2>/dev/null; do
  rc=$?
  tries=$((tries + 1))
  if ((tries > 3)); then
    rune_error "${rc}" "Not healthy"
  fi
done
set +e
pg_isready -q
case $? in
  0) rune_ok "Ready" '{}' ;;
  1) rune_error 3 "Rejecting" ;;
  *) rune_error $? "No answer" ;;
esac
