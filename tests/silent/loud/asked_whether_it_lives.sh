#!/bin/bash
# `kill -0` asks a job, and ends none.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

/opt/agent/run.sh 2>/dev/null & # expect: RUNE105
agent=$!
sleep 1
kill -0 "$agent" 2>/dev/null || rune_error 2 "agent has died"
rune_ok_kv "Agent started" "pid=$agent"
