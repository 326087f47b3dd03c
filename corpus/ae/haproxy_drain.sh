#!/usr/bin/env bash
# put one server of a backend into drain, wait until its sessions are gone
set -euo pipefail

lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$lib/rune_bpcs.sh"

param() { rune_param "$1" "${2-}"; }
note()  { echo "haproxy_drain: $*"; }

socket=${RUNE_DRAIN_SOCKET:-$(param socket /run/haproxy/admin.sock)}
rune_init

backend=$(param backend)
server=$(param server)
limit=$(param wait_seconds 120)

hap() { printf '%s\n' "$1" | socat -t 5 - "UNIX-CONNECT:$socket"; }
field() {
  hap "show stat" | awk -F, -v b="$backend" -v s="$server" -v f="$1" '
    NR == 1 { sub(/^# /, ""); for (i = 1; i <= NF; i++) col[$i] = i }
    $1 == b && $2 == s { print $col[f] }'
}

[[ $backend =~ ^[A-Za-z0-9_.-]+$ && $server =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "backend and server are names"
[[ $limit =~ ^[1-9][0-9]*$ ]] || rune_error 1 "wait_seconds is a number"
[[ -S ${socket:=/run/haproxy/admin.sock} ]] || rune_error 4 "no admin socket"

was=$(field status) || rune_error 2 "haproxy does not answer"
if [[ -z $was ]]; then
  note "nothing like $backend/$server" >&2
  rune_error 2 "no such server"
fi

hap "set server $backend/$server state drain" >/dev/null || rune_error 3 "drain refused"

for (( t = 0; t < limit; t += 5 )); do
  left=$(field scur) || left=0
  if [[ ${left:-0} == 0 ]]; then
    rune_ok "drained" "$(jq -nc --arg w "$was" --argjson t "$t" '{was:$w, seconds:$t}')"
  fi
  note "$left sessions left"
  sleep 5
done
rune_error 3 "sessions left after the wait" "$(jq -nc --arg l "$left" '{sessions:$l}')"
