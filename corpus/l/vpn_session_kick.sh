#!/usr/bin/env bash
# Disconnect every OpenVPN session of one user through the management socket.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

fail()     { rune_error "$1" "$2" "$(jq -nc --arg s "$sock" '{socket:$s}')"; }
have()     { command -v "$1" >/dev/null 2>&1; }
mgmt()     { printf '%s\nquit\n' "$1" | timeout 10 socat - "UNIX-CONNECT:$sock" 2>/dev/null; }
sessions() { mgmt 'status 3' | awk -F'\t' -v u="$1" '$1 == "CLIENT_LIST" && $2 == u { print $11 "\t" $3 }'; }

sock=/run/openvpn/server.sock
have socat || fail 4 "socat is not installed"

rune_init
user=$(rune_param user "")
[[ $user =~ ^[A-Za-z0-9._@-]+$ ]] || fail 1 "user name looks wrong"
[[ -S $sock ]] || fail 2 "no management socket"

list=$(sessions "$user") || fail 2 "management interface does not answer"
if [[ -z $list ]]; then
  rune_ok "user is not connected" '{"kicked":0}'
fi
n=0
while IFS=$'\t' read -r cid address; do
  reply=$(mgmt "client-kill $cid") || reply=
  if [[ $reply != *SUCCESS* ]]; then
    echo "client $cid from $address is still there" >&2
    continue
  fi
  n=$((n + 1))
done <<<"$list"
if (( n == 0 )); then fail 3 "no session could be ended"; fi
rune_ok "sessions ended" "$(jq -nc --arg u "$user" --argjson n "$n" '{user:$u, kicked:$n}')"
