#!/usr/bin/env bash
# Counts what is wrong in a log. Where a status is an answer and no failure, errexit is off for a moment.
set -Eeuo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init

LOG="$(rune_param log "/var/log/syslog")"
[[ -r "${LOG}" ]] || rune_error 2 "The log cannot be read"

set +e
grep -q 'ERROR' "${LOG}"
found=$?
set -e

case "${found}" in
  0) rune_ok "There are errors" '{"errors":true}' ;;
  1) rune_ok "There are no errors" '{"errors":false}' ;;
  *) rune_error 100 "grep failed" ;;
esac
