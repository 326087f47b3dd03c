#!/usr/bin/env bash
# A read with an empty delimiter is forgiven by a final true.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
IFS= read -r -d '' motd <<'TEXT' || true
Maintenance tonight.
TEXT
printf '%s' "$motd" > /etc/motd || rune_error 2 "Cannot write the message of the day"
rune_ok "Message written" "$(jq -nc --arg m "$motd" '{motd:$m}')"
