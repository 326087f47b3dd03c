#!/bin/bash
# Checks whether this machine is still a member of the AD domain.
set -euo pipefail
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"

LOGFILE="/var/log/realm_check.log"
# keep everything that the start-up says
rune_init 2>&1 | tee -a "$LOGFILE" >&2

DOMAIN="$(rune_param domain "corp.example")"
TEMPFILE="$(mktemp)"
realm list > "$TEMPFILE" 2>/dev/null || rune_error 2 "realm does not answer" '{}'

CONFIGURED="$(sed -n 's/^ *configured: *//p' "$TEMPFILE" | sed -n 1p)"
REALMNAME="$(sed -n 's/^ *domain-name: *//p' "$TEMPFILE" | sed -n 1p | tr 'A-Z' 'a-z')"
rm -f "$TEMPFILE"

if [ "$CONFIGURED" = "no" ] || [ "$REALMNAME" != "$DOMAIN" ]; then
  rune_error 3 "Machine is not a member" "$(jq -nc --arg d "$DOMAIN" --arg r "$REALMNAME" '{wanted:$d, found:$r}')"
fi
if ! adcli testjoin -D "$DOMAIN" > /dev/null 2>&1; then
  rune_error 3 "The machine account is broken" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi
rune_ok "Machine is a member" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
