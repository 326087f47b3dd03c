#!/usr/bin/env bash
# Rebuild the slapd indexes; slapd is down meanwhile.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

db=$(rune_param db 1)
[[ $db =~ ^[0-9]$ ]] || rune_error 1 "db is 0..9" '{"param":"db"}'
if [[ ! -d /etc/ldap/slapd.d ]]; then
  rune_emit "slapd.d is missing" 4
fi

log=/var/log/slapindex.log
{
  echo "== $(date -Is) db $db"
  systemctl stop slapd || rune_error 2 "slapd does not stop" '{"step":"stop"}'
  rc=0
  runuser -u openldap -- slapindex -q -n "$db" || rc=$?
} >>"$log" 2>&1

# slapd must come up again, whatever happened
( # wait for the port
  for _ in {1..24}; do
    sleep 5
    if ss -Hltn 'sport = :389' 2>/dev/null | grep -q .; then exit 0; fi
  done
  logger -t slapd_index "slapd did not come back"
) &
systemctl start slapd >&2 || rune_error 2 "slapd does not start" '{"step":"start"}'
if (( rc != 0 )); then
  rune_error 3 "slapindex failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
fi
rune_ok "Indexes rebuilt" "$(jq -nc --arg d "$db" '{db:$d}')"
