#!/usr/bin/env bash
# The order of the redirections leaves the errors of the job on the contract stdout.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
SNAP="$(rune_param snapshot "tank/home@nightly")"
FILE="/backup/${SNAP//\//_}.zfs"
zfs list -t snapshot "$SNAP" >/dev/null 2>&1 || rune_error 2 "No such snapshot"
nice -n 10 zfs send "$SNAP" </dev/null 2>&1 >"$FILE" & # expect: RUNE105, RUNE107
rune_ok "Sending in the background" "$(jq -nc --arg f "$FILE" '{file:$f}')"
