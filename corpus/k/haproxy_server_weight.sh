#!/usr/bin/env bash
# Runtime weight of one HAProxy server, through the stats socket
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

hap() { printf '%s\n' "$*" | socat -t 5 - UNIX-CONNECT:/run/haproxy/admin.sock; }

# csv_field CSV NAME BACKEND SERVER: a field of "show stat" by the name in its header
csv_field() {
  awk -F, -v want="$2" -v be="$3" -v sv="$4" '
    NR == 1 { sub(/^# /, ""); for (i = 1; i <= NF; i++) col[$i] = i; next }
    $col["pxname"] == be && $col["svname"] == sv { print $col[want]; exit }
  ' <<<"$1"
}

backend=$(rune_param backend "") server=$(rune_param server "") weight=$(rune_param weight 100)
name='^[A-Za-z0-9_.:-]+$'
[[ $backend =~ $name && $server =~ $name ]] || rune_error 1 "backend and server are required" '{"missing":["backend","server"]}'
[[ $weight =~ ^(0|[1-9][0-9]{0,2})$ ]] && ((weight <= 256)) || rune_error 1 "weight must be 0..256" '{"field":"weight"}'
[[ -S /run/haproxy/admin.sock ]] || rune_error 4 "No admin socket; is 'stats socket' set?" '{}'

stat=$(hap "show stat") || rune_error 2 "The admin socket does not answer" '{}'
before=$(csv_field "$stat" weight "$backend" "$server")
[[ -n $before ]] || rune_error 2 "No such server" "$(jq -nc --arg b "$backend" --arg s "$server" '{backend: $b, server: $s}')"

if ! reply=$(hap "set server $backend/$server weight $weight"); then
  rune_error 2 "The admin socket went away" '{}'
fi
if [[ ${reply//[[:space:]]/} ]]; then
  rune_error 3 "HAProxy refused the weight" "$(jq -nc --arg r "$reply" '{reply: $r}')"
fi

stat=$(hap "show stat") || stat=$'# pxname,svname,weight\n'
rune_ok "Weight set" "$(
  jq -nc --arg b "$before" --arg a "$(csv_field "$stat" weight "$backend" "$server")" \
    '{before: ($b | tonumber? // null), after: ($a | tonumber? // null)}'
)"
