#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

ok_ip() { [[ $1 =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ || $1 =~ ^[0-9a-f:]+$ ]]; }

bouncers=$(cscli bouncers list -o json 2>/dev/null | jq length) || rune_error 2 'cscli failed' '{}'
(( bouncers > 0 )) || rune_error 4 'nobody enforces decisions' '{"bouncers":0}'

ip=$(rune_param ip ""); why=$(rune_param reason manual); dur=$(rune_param duration 4h)
ok_ip "$ip" || rune_error 1 'bad ip' "$(jq -nc --arg i "$ip" '{ip:$i}')"
[[ $dur =~ ^[0-9]+[smh]$ ]] || rune_error 1 'bad duration' '{}'

cscli decisions add -i "$ip" -d "$dur" -R "$why" >&2 || rune_error 3 'not banned' "$(jq -nc --arg i "$ip" '{ip:$i}')"
rune_ok_kv banned "ip=$ip" "duration=$dur"
