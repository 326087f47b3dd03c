#!/usr/bin/env bash
# iperf3 between this host and a far one; the server side is started here, the client by ssh.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

far=$(rune_param far_host "")
bind=$(rune_param bind_address "")
secs=$(rune_param seconds 10)
floor=$(rune_param min_mbit 100)
[[ $far =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "far_host is required" '{"invalid":["far_host"]}'
[[ $bind =~ ^[0-9.]+$ ]] || rune_error 1 "bind_address must be IPv4" '{"invalid":["bind_address"]}'
[[ $secs =~ ^[1-9][0-9]?$ && $floor =~ ^(0|[1-9][0-9]{0,6})$ ]] || rune_error 1 "seconds or min_mbit is wrong" '{}'

log=$(mktemp)
trap 'rm -f "$log"; kill "$server" 2>/dev/null' EXIT
iperf3 -s -1 -B "$bind" -p 5201 </dev/null >"$log" 2>&1 &
server=$!
sleep 1
kill -0 "$server" 2>/dev/null || rune_error 3 "iperf3 server does not start" "$(jq -nc --rawfile l "$log" '{log:$l}')"

report=$(ssh -n -o BatchMode=yes -o ConnectTimeout=5 "$far" "iperf3 -c $bind -p 5201 -t $secs -J" 2>/dev/null) \
  || rune_error 2 "client side failed" "$(jq -nc --arg f "$far" '{far_host:$f}')"
mbit=$(jq -r '(.end.sum_received.bits_per_second // 0) / 1000000 | floor' <<<"$report" 2>/dev/null) || mbit=
[[ $mbit =~ ^[0-9]+$ ]] || rune_error 3 "client printed no report" '{}'
out=$(jq -nc --arg f "$far" --argjson m "$mbit" --argjson want "$floor" '{far_host:$f, mbit:$m, wanted:$want}')
(( mbit >= floor )) || rune_error 3 "too slow" "$out"
rune_ok "bandwidth measured" "$out"
