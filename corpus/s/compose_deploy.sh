#!/usr/bin/env bash
# pull + up, report health per service
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

dir=$(rune_param dir /srv/app)
tag=$(rune_param tag latest)
[[ $tag =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "bad tag"
cd "$dir" 2>/dev/null || rune_error_kv 2 "no such dir" "dir=$dir"
[ -f compose.yml ] || [ -f docker-compose.yml ] || rune_error 2 "no compose file"

export TAG=$tag
docker compose pull -q >/dev/null 2>&1 || rune_error 2 "pull failed"
docker compose up -d --remove-orphans --wait >&2 || rune_error 3 "up failed"

# old images can go later
( sleep 60; docker image prune -f >/dev/null 2>&1 ) &

sick=0
while IFS=$'\t' read -r svc state health; do
  [ -n "$svc" ] || continue
  rune_out "$svc=$state${health:+/$health}"
  [ "$state" = running ] || sick=1
done < <(docker compose ps -a --format json | jq -rs 'flatten[] | [.Service, .State, .Health] | @tsv')

[ "$sick" = 0 ] || rune_err 3 "not everything runs"
rune_out "tag=$tag"
rune_finish "deployed"
