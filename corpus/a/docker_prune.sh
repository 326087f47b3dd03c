#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

# From here on everything noisy goes to stderr; the answer leaves through fd 3.
exec 3>&1 1>&2

KEEP_HOURS=$(rune_param keep_hours "72")
VOLUMES=$(rune_param volumes "false")

if [[ ! "$KEEP_HOURS" =~ ^[0-9]+$ ]]; then
  rune_error 1 "keep_hours must be a number" '{"invalid":["keep_hours"]}' >&3
fi

if ! command -v docker; then
  rune_error 2 "docker is not installed" '{"dependency":"docker"}' >&3
fi

echo "before:"
docker system df || echo "cannot show usage"

if ! docker container prune -f --filter "until=${KEEP_HOURS}h"; then
  rune_error 3 "container prune failed" '{"step":"containers"}' >&3
fi
if ! docker image prune -af --filter "until=${KEEP_HOURS}h"; then
  rune_error 3 "image prune failed" '{"step":"images"}' >&3
fi
if [[ "$VOLUMES" == "true" ]]; then
  docker volume prune -f || rune_error 3 "volume prune failed" '{"step":"volumes"}' >&3
fi

echo "after:"
docker system df || true
printf 'pruning finished, keep=%sh\n' "$KEEP_HOURS"

# a late report must not hold the caller's pipe
(sleep 5; docker system df -v) >/var/tmp/docker-df.txt 2>&1 3>&- &

OUT=$(jq -nc --arg k "$KEEP_HOURS" --arg v "$VOLUMES" '{keep_hours:$k, volumes:($v == "true")}')
rune_ok "Docker pruned" "$OUT" >&3
