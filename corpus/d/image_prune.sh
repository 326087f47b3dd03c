#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

FILTER=$(rune_param filter "until=24h")
exec 3>&1 1>&2
echo "pruning with $FILTER"

command -v docker || rune_error 4 "docker is missing" '{}' >&3

if ! docker image prune -af --filter "$FILTER"; then
  rune_error 3 "Prune failed" "$(jq -nc --arg f "$FILTER" '{filter:$f}')"
fi

exec 1>&3 3>&-
docker system df || true

LEFT=$(docker images -q 2>/dev/null | sort -u | wc -l) || LEFT=0
rune_ok "pruned" "$(jq -nc --argjson n "$LEFT" '{images_left:$n}')"
