#!/usr/bin/env bash
# Archive the json logs of stopped containers, remove the containers.
set -eu

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

dest=$(rune_param dest /srv/archive/containers)
age=$(rune_param older_than 72h)

[[ -d $dest ]] || rune_error 2 "dest not found" "$(jq -nc --arg d "$dest" '{dest:$d}')"
[[ $age =~ ^[0-9]+h$ ]] || rune_error 1 "older_than must look like 72h" '{"param":"older_than"}'

limit=$(date -d "-${age%h} hours" +%s)
docker ps -a --filter status=exited --format '{{.ID}} {{.Names}}' >/dev/null 2>&1 || rune_error 2 "docker does not answer" '{"tool":"docker"}'

removed=0
docker ps -aq --filter status=exited | while read -r id; do
  IFS='|' read -r finished log < <(docker inspect -f '{{.State.FinishedAt}}|{{.LogPath}}' "$id") || continue
  if (( $(date -d "$finished" +%s) > limit )); then continue; fi
  if gzip -c -- "$log" >"$dest/$id.json.gz" 2>/dev/null && docker rm "$id" >/dev/null; then
    removed=$((removed + 1))
  else
    rune_err 3 "container $id not archived"
  fi
done

rune_out dest "$dest"
rune_out kept "$(docker ps -aq --filter status=exited | wc -l)"
rune_finish "archived"
