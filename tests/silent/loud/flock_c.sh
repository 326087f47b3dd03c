#!/usr/bin/env bash
# The command string that flock runs prints its table on the message channel.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
LOCK=/run/lock/rune-vacuum.lock
if ! flock -w 10 "$LOCK" -c 'journalctl --disk-usage && journalctl --vacuum-time=14d >&2'; then # expect: RUNE102
  rune_error 2 "the journal could not be trimmed"
fi
rune_ok "journal trimmed" '{"keep":"14d"}'
