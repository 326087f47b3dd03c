#!/bin/bash
# `wait` does not know the job of a subshell.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

(
  cd /opt
  ./agent/run.sh 2>/dev/null & # expect: RUNE105
)
wait
rune_ok "Agent started"
