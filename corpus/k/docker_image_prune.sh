#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

keep=$(rune_param keep 3)
repo=$(rune_param repository "")
[[ $keep =~ ^[0-9]{1,2}$ ]] || rune_error 1 "keep must be 0..99" '{"field":"keep"}'
[[ -n $repo ]] || rune_error 1 "repository is required" '{"missing":["repository"]}'
docker info >/dev/null 2>&1 || rune_error 2 "The Docker daemon does not answer" '{"command":"docker info"}'

rune_out repository "$repo"
rune_out "keep=$keep"

declare -A used=()
while read -r id; do
  [[ -n $id ]] && used[$id]=1
done < <(docker ps -aq --no-trunc | xargs -r docker inspect --format '{{.Image}}')

# newest first, as docker prints them
n=0 gone=0 held=0
{ docker images --no-trunc --format '{{.ID}} {{.Tag}}' "$repo" || true; } |
  while read -r id tag; do
    n=$((n + 1))
    if ((n <= 10#$keep)) || [[ -n ${used[$id]:-} ]]; then
      held=$((held + 1))
      continue
    fi
    if docker rmi "$repo:$tag" </dev/null >&2; then
      gone=$((gone + 1))
      rune_out last_removed "$tag"
    else
      rune_err 3 "Some images could not be removed"
    fi
  done

rune_out seen "$n"
rune_out removed "$gone"
rune_out held "$held"
rune_finish "Images pruned"
