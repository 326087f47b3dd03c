#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

label=$(rune_param label "")
[[ $label =~ ^[a-z0-9._-]+=[A-Za-z0-9._-]+$ ]] || rune_error 1 "label must be key=value"
docker info >/dev/null 2>&1 || rune_error 2 "docker daemon does not answer"

list=$(docker ps --filter "label=$label" --format '{{.ID}} {{.Names}}') || rune_error 2 "docker ps failed"
n=0
printf '%s\n' "$list" | while read -r id name; do
  [[ -n $id ]] || continue
  docker restart -t 20 "$id" >/dev/null || rune_error 3 "restart failed" "$(jq -nc --arg n "$name" '{container:$n}')" >&2
  n=$((n + 1))
  curl -fsS -m 5 --retry 3 --retry-connrefused -o /dev/null "http://$name.internal/healthz" || echo "$name: not healthy yet" >&2
done
sleep 2
docker ps --filter "label=$label" --filter health=unhealthy --format '{{.Names}}' >&2 || echo "docker ps failed" >&2
n=$(grep -c . <<<"$list")
rune_ok "containers restarted" "$(jq -nc --argjson n "$n" '{restarted:$n}')"
