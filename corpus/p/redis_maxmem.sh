#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

host=$(rune_param host 127.0.0.1)
port=$(rune_param port 6379)
mb=$(rune_param megabytes "")
pw=$(rune_param redis_password "")
[[ $port =~ ^[0-9]{2,5}$ && $mb =~ ^[1-9][0-9]{1,6}$ ]] || rune_error 1 "port and megabytes must be numbers" '{}'

r=(redis-cli -h "$host" -p "$port" --no-auth-warning)
[[ -z $pw ]] || r+=(-a "$pw")

[[ $("${r[@]}" ping 2>/dev/null) == PONG ]] || rune_error 2 "redis does not answer" '{}'
used=$("${r[@]}" info memory | tr -d '\r' | awk -F: '$1 == "used_memory" {print $2}') || rune_error 2 "INFO failed" '{}'
(( used < mb * 1048576 )) || rune_error 3 "more in use than the new limit" "$(jq -nc --arg u "$used" '{used_bytes:$u}')"
old=$("${r[@]}" config get maxmemory | sed -n 2p) || rune_error 2 "CONFIG GET failed" '{}'
[[ $("${r[@]}" config set maxmemory "${mb}mb") == OK ]] || rune_error 3 "CONFIG SET refused" '{}'
"${r[@]}" config rewrite || echo "config rewrite failed, runtime only" >&2
rune_ok "maxmemory set" "$(jq -nc --arg o "$old" --arg n "$mb" '{old_bytes:$o, new_mb:$n}')"
