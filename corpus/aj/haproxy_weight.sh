#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly SOCKET=/run/haproxy/admin.sock
readonly LOG=/var/log/rune/haproxy_weight.log

ask() { printf '%s\n' "$*" | socat -t 3 - "UNIX-CONNECT:$SOCKET"; }

backend=$(rune_param backend "")
server=$(rune_param server "")
weight=$(rune_param weight "")

[[ $backend =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "Bad backend" '{"field":"backend"}'
[[ $server =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "Bad server" '{"field":"server"}'
[[ $weight =~ ^[0-9]{1,3}$ ]] || rune_error 1 "Bad weight" '{"field":"weight"}'
[[ -S $SOCKET ]] || rune_error 4 "No admin socket" "$(jq -nc --arg s "$SOCKET" '{socket: $s}')"

exec 8>/run/lock/haproxy_weight.lock || rune_error 2 "Cannot open the lock" '{}'
if ! flock -n 8; then
  rune_error $? "Somebody else is changing weights" '{"lock":"/run/lock/haproxy_weight.lock"}'
fi

mkdir -p "${LOG%/*}"

apply() {
  local reply
  echo "set weight $backend/$server $weight"
  reply=$(ask "set weight $backend/$server $weight") || return 1
  if [[ -n ${reply//[[:space:]]/} ]]; then
    echo "haproxy says: $reply"
    rune_error 3 "haproxy refused the weight" "$(jq -nc --arg r "$reply" '{reply: $r}')"
  fi
  echo "done"
}

current() {
  ask "get weight $backend/$server" | awk 'NF { print $1; exit }'
}

before=$(current) || before=unknown
{
  printf '%(%FT%T)T %s before=%s\n' -1 "$backend/$server" "$before"
  apply || status=$?
} >>"$LOG" 2>&1

if ((${status:-0})); then
  rune_error 2 "The admin socket does not answer" "$(jq -nc --arg s "$SOCKET" '{socket: $s}')"
fi
after=$(current) || after=unknown
rune_ok "Weight is set" "$(jq -nc --arg b "$before" --arg a "$after" '{before: $b, after: $a}')"
