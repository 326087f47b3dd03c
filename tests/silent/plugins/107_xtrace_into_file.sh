#!/usr/bin/env bash
# The trace goes to a descriptor that is opened on a file.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
TRACE="$(mktemp)"
exec 7>>"$TRACE"
BASH_XTRACEFD=7
DISK="$(rune_param disk "sda")"
set -x
hdparm -C "/dev/${DISK}" >/dev/null 2>&1 || rune_error 2 "No such disk"
set +x
rune_ok "Disk answers" "$(jq -nc --arg d "$DISK" --arg t "$TRACE" '{disk:$d, trace:$t}')"
