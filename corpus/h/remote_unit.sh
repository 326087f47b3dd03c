#!/usr/bin/env bash
# ##############################################################################
# ##                                                                          ##
# ##   r e m o t e _ u n i t                                                  ##
# ##                                                                          ##
# ##   Restarts a unit on another machine of the same rack. We come in by     ##
# ##   ssh as user "rackops", who may run systemctl by sudo.                  ##
# ##                                                                          ##
# ##   Why not let RUNE talk to that machine? Because the machines behind     ##
# ##   the storage network have no agent, and never will.                     ##
# ##                                                                          ##
# ##############################################################################
set -euo pipefail

# Where we are. ----------------------------------------------------------------
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# Start of the conversation. Taken out while I test with a file: --------------
# rune_init

# Input. -----------------------------------------------------------------------
# host   one of the machines in /etc/rune/rack.hosts
# unit   name of the unit, with or without .service
HOST=$(rune_param host "")
UNIT=$(rune_param unit "")
for v in HOST UNIT; do
  if [[ -z ${!v} ]]; then
    rune_error 1 "a parameter is missing" "$(jq -nc --arg p "${v,,}" '{missing:[$p]}')"
  fi
done

if ! grep -qxF -- "$HOST" /etc/rune/rack.hosts 2>/dev/null; then
  rune_error 1 "this host is not in our rack" "$(jq -nc --arg h "$HOST" '{host:$h}')"
fi

# A trace for the colleagues: who restarted what. -------------------------------
mkdir -p /var/log/rune
printf '%s %s %s\n' "$(date +%FT%T)" "$HOST" "$UNIT" | tee -a /var/log/rune/remote_unit.log || true

# The restart itself. ----------------------------------------------------------
# -n: ssh must not eat our stdin. BatchMode: never ask for anything.
if ! ssh -n -o BatchMode=yes -o ConnectTimeout=5 "rackops@${HOST}" "sudo systemctl restart ${UNIT}" >&2; then
  rune_error 3 "restart failed" "$(jq -nc --arg h "$HOST" --arg u "$UNIT" '{host:$h, unit:$u}')"
fi

# The answer. ------------------------------------------------------------------
rune_ok "restarted" "$(jq -nc --arg h "$HOST" --arg u "$UNIT" '{host:$h, unit:$u}')"
