#!/bin/bash
# drain / ready / maint through the admin socket
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

sock=/run/haproxy/admin.sock
backend=$(rune_param backend "")
server=$(rune_param server "")
state=$(rune_param state "")
grace=$(rune_param grace_sec 60)

bad() { rune_error_kv 1 "$1" "parameter=$2"; }

[[ $backend =~ ^[A-Za-z0-9_.:-]+$ ]] || bad "missing or malformed" backend
[[ $server =~ ^[A-Za-z0-9_.:-]+$ ]]  || bad "missing or malformed" server
[[ $grace =~ ^(0|[1-9][0-9]{0,3})$ ]] || bad "not a number" grace_sec
case $state in drain|ready|maint) ;; *) bad "must be drain, ready or maint" state ;; esac

[[ -S $sock ]] || rune_error_kv 4 "admin socket not found" "socket=$sock"

ask() {
  local answer
  answer=$(printf '%s\n' "$1" | timeout 5 socat -t 3 - "UNIX-CONNECT:$sock") || return
  printf '%s' "$answer"
}

column() {
  # column NAME: value of that CSV column for our server
  awk -F, -v be="$backend" -v sv="$server" -v col="$1" '
    NR == 1 { sub(/^# /, ""); for (i = 1; i <= NF; i++) pos[$i] = i; next }
    $1 == be && $2 == sv { print $(pos[col]) }'
}

stat=$(ask "show stat") || rune_error 2 "haproxy does not answer"
was=$(column status <<<"$stat")
[[ -n $was ]] || rune_error 2 "server not known in this backend" "$(jq -nc --arg b "$backend" --arg s "$server" '{backend:$b, server:$s}')"

if [[ $state == maint || $state == drain ]]; then
  up=$(awk -F, -v be="$backend" -v sv="$server" '
    $1 == be && $2 != sv && $2 != "BACKEND" && $2 != "FRONTEND" && $18 ~ /^UP/ { n++ } END { print n + 0 }' <<<"$stat")
  if [[ $up -eq 0 ]]; then
    rune_error 3 "this is the last live server of the backend"
  fi
fi

reply=$(ask "set server $backend/$server state $state") || rune_error 2 "command was not delivered"
if [[ -n ${reply//[[:space:]]/} ]]; then
  rune_error 3 "haproxy refused the command" "$(jq -nc --arg r "$reply" '{reply:$r}')"
fi

sessions=0
if [[ $state == drain ]]; then
  end=$((SECONDS + grace))
  while :; do
    stat=$(ask "show stat") || rune_error 2 "haproxy went away"
    sessions=$(column scur <<<"$stat")
    if [[ ${sessions:-0} == 0 ]] || (( SECONDS >= end )); then break; fi
    sleep 2
  done
fi

rune_out backend "$backend"
rune_out server "$server"
rune_out previous "$was"
rune_out sessions_left "${sessions:-0}"
[[ $state != drain || ${sessions:-0} == 0 ]] || rune_err 3 "sessions left after the grace period"
rune_finish "state is now $state"
