#!/bin/bash
# Background jobs with their output sent away, and `wait` with its failure handled, are silent.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
systemctl restart cron >/dev/null 2>&1 &
first=$!
systemctl restart atd >/dev/null 2>&1 &
second=$!
wait "$first" || rune_error 2 "No cron" '{}'
wait "$second" || rune_error 2 "No atd" '{}'
rune_finish "restarted"
