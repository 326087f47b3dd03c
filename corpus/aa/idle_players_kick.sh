#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

port=$(rune_param query_port 27015)
idle=$(rune_param idle_minutes 30)
[[ $port =~ ^[0-9]{4,5}$ ]] || rune_error 1 "bad query_port"
[[ $idle =~ ^[0-9]{1,4}$ ]] || rune_error 1 "bad idle_minutes"

status=$(timeout 10 quakestat -P -raw '|' -a2s "127.0.0.1:$port" 2>/dev/null) || rune_error 2 "server does not answer" "$(jq -nc --arg p "$port" '{port:$p}')"

sock=/run/game/$port.sock
[[ -S $sock ]] || rune_error 4 "no console socket" "$(jq -nc --arg s "$sock" '{socket:$s}')"

# name|score|seconds
players=$(tail -n +2 <<<"$status")
rune_out port "$port"
rune_out idle_minutes "$idle"

printf '%s\n' "$players" | while IFS='|' read -r name _ secs; do
  [[ $secs =~ ^[0-9]+$ ]] || continue
  (( secs >= idle * 60 )) || continue
  clean=${name//[^A-Za-z0-9_ ]/}
  if printf 'kick "%s"\n' "$clean" | socat -t2 - "UNIX-CONNECT:$sock" >/dev/null 2>&1; then
    rune_out last_kicked "$clean"
  else
    rune_err 3 "kick failed"
  fi
done

left=$(jq -Rnc '[inputs | select(length > 0) | split("|") | {name: .[0], seconds: .[2]}]' <<<"$players")
rune_out players "$left"
rune_finish "idle players handled"
