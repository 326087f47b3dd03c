#!/usr/bin/env bash
# Each joining of the streams here ends in a variable, a file or on stderr.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
exec 5>/var/log/rune-trace.log || rune_error 2 "no trace log"
BASH_XTRACEFD=5
set -x
if ! TEXT=$(apachectl configtest 2>&1); then
  rune_error 3 "Apache refuses its configuration" "$(jq -nc --arg t "$TEXT" '{output: $t}')"
fi
apachectl graceful >&5 2>&1 || rune_error 2 "no graceful restart"
set +x
rune_ok "restarted gracefully" '{}'
