#!/usr/bin/env bash
# A coprocess records its finding in the accumulator of a subshell.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
coproc CHECK {
  if [[ -s /var/lib/aide/aide.db ]]; then
    rune_out "database=present" # expect: RUNE106
  fi
}
wait "$!" || rune_error 2 "the check died"
rune_finish "checked"
