#!/usr/bin/env bash
# Drain one server of one backend through the stats socket. Noise goes to stderr throughout.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

be=$(rune_param backend "") srv=$(rune_param server "") wait_s=$(rune_param wait 60)
name_re='^[A-Za-z0-9_.-]+$'
for v in be srv; do
  [[ ${!v} =~ $name_re ]] || rune_error 1 "bad name in $v" "$(jq -nc --arg k "$v" '{bad:[$k]}')" >&3
done
[[ $wait_s =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "wait must be 1..9999" '{"bad":["wait"]}' >&3

sock=/run/haproxy/admin.sock
[[ -S $sock ]] || rune_error 2 "no admin socket" '{"path":"/run/haproxy/admin.sock"}' >&3

hap() { socat -t 3 - "UNIX-CONNECT:$sock" <<<"$1"; }
# field 1 pxname, 2 svname, 5 scur, 18 status
sessions() { hap "show stat" | awk -F, -v b="$be" -v s="$srv" '$1 == b && $2 == s { print $5, $18; ok = 1 } END { exit !ok }'; }

echo "draining $be/$srv"
reply=$(hap "set server $be/$srv state drain") || rune_error 2 "the socket does not answer" '{}' >&3
if [[ -n ${reply//[[:space:]]/} ]]; then
  rune_error 3 "haproxy said no" "$(jq -nc --arg r "$reply" '{reply:$r}')" >&3
fi

deadline=$(( SECONDS + wait_s )) cur=-1 status=
while (( SECONDS < deadline )); do
  read -r cur status < <(sessions) || { cur=-1; break; }
  echo "sessions left: $cur ($status)"
  (( cur == 0 )) && break
  sleep 2
done

if (( cur != 0 )); then
  rune_error 3 "sessions left after the wait" "$(jq -nc --argjson c "$cur" --arg s "$status" '{sessions:$c, status:$s}')" >&3
fi
rune_ok "Drained" "$(jq -nc --arg b "$be" --arg s "$srv" --argjson t "$SECONDS" '{backend:$b, server:$s, seconds:$t}')" >&3
