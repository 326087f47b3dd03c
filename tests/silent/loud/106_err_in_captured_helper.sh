#!/usr/bin/env bash
# The helper records its error while its output is captured.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
address_of() {
  local line
  if line="$(getent hosts "$1")"; then
    printf '%s' "${line%% *}"
  else
    rune_err 2 "Unknown host" # expect: RUNE106
    printf 'none'
  fi
}
HOST="$(rune_param host "localhost")"
ADDRESS="$(address_of "$HOST")"
rune_out "address=${ADDRESS}"
rune_finish "Resolved"
