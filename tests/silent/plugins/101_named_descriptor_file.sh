#!/usr/bin/env bash
# The prints go to a named descriptor that is opened on a file.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
AUDIT="$(mktemp)"
exec {audit}>>"$AUDIT"
JAIL="$(rune_param jail "sshd")"
echo "unban all in ${JAIL}" >&"$audit"
fail2ban-client reload "$JAIL" >&"$audit" 2>&1 || rune_error 2 "Reload of the jail failed"
pwd >&"${audit}"
exec {audit}>&-
rune_ok "Jail reloaded" "$(jq -nc --arg j "$JAIL" --arg a "$AUDIT" '{jail:$j, audit:$a}')"
