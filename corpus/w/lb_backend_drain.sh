#!/usr/bin/env bash
# Drain a haproxy backend server and wait until its sessions are gone.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"

corr=$(rune_meta correlation_id none)
logfile=/var/log/rune_lb.log
log() { printf '%(%FT%TZ)T corr=%s %s\n' -1 "$corr" "$*" >>"$logfile" 2>/dev/null || true; }

rune_init

backend=$(rune_param backend "")
server=$(rune_param server "")
sock=/run/haproxy/admin.sock
[[ $backend$server =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "backend and server are required" '{"missing":["backend","server"]}'
[[ -S $sock ]] || rune_error 4 "haproxy has no admin socket" '{"socket":"/run/haproxy/admin.sock"}'

ha() { timeout 5 socat - "UNIX-CONNECT:$sock" <<<"$1" 2>/dev/null; }
sessions() { ha "show stat" | awk -F, -v b="$backend" -v s="$server" '$1 == b && $2 == s { print $5 }'; }

log "drain $backend/$server"
ha "set server $backend/$server state drain" >/dev/null || rune_error 2 "haproxy did not answer" '{}'

exec 4>&1 1>>"${TMPDIR:-/tmp}/rune_lb_$$.trace" 2>&1
delay=1 left=unknown
for attempt in 1 2 3 4 5; do
  left=$(sessions || true)
  if [[ ${left:-0} == 0 ]]; then break; fi
  echo "attempt $attempt: $left sessions left, next look in $delay s"
  sleep "$delay"
  delay=$((delay * 2))
done

if [[ ${left:-0} != 0 ]]; then
  rune_error 3 "sessions are left" "$(jq -nc --arg n "$left" '{left: $n}')"
fi
exec 1>&4 4>&-
rune_ok "drained" "$(jq -nc --arg s "$backend/$server" --arg c "$corr" '{server: $s, correlation: $c}')"
