#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

container=$(rune_param container "")
file=$(rune_param file /etc/hostname)
user=$(rune_param user root)
database=$(rune_param database app)
timeout_s=$(rune_param timeout 10)

[[ -n $container ]] || rune_error 1 "container is required" '{"missing":["container"]}'

dx() {
  timeout "$timeout_s" docker exec -u "$user" "$container" "$@" </dev/null
}

running=$(docker inspect -f '{{.State.Running}}' "$container" 2>/dev/null) || rune_error 2 "no such container" "$(jq -nc --arg c "$container" '{container:$c}')"
[[ $running == true ]] || rune_error 3 "container is not running" "$(jq -nc --arg c "$container" '{container:$c}')"

dx test -e "$file" >/dev/null 2>&1 || rune_error 3 "file is not there" "$(jq -nc --arg f "$file" '{file:$f}')"
sum=$(dx sh -c 'sha256sum "$1" | cut -d" " -f1' _ "$file" 2>/dev/null) || sum=""

tables=$(
  docker exec -i -u postgres "$container" psql -qXAt -v db="$database" postgres 2>/dev/null <<'SQL'
SELECT count(*) FROM pg_database WHERE datname = :'db';
SQL
) || tables=0

stats=$(docker stats --no-stream --format '{{json .}}' "$container" 2>/dev/null | jq -c '{cpu: .CPUPerc, memory: .MemUsage}') || stats='{}'

details() {
  jq -nc --args '{container: $ARGS.positional[0], file: $ARGS.positional[1], sha256: $ARGS.positional[2], databases: $ARGS.positional[3]}' -- "$@"
}
base=$(details "$container" "$file" "$sum" "${tables:-0}")
rune_ok "checked" "$(jq -c --argjson s "$stats" '. + {stats: $s}' <<<"$base")"
