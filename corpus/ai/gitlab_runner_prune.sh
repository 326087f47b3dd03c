#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

base=$(rune_param builds_dir /var/lib/gitlab-runner/builds)
age=$(rune_param max_age_days 14)
pattern=$(rune_param image_pattern "")
runner=$(rune_param container gitlab-runner)

[[ -d $base ]] || rune_error 2 "builds_dir is missing" "$(jq -nc --arg b "$base" '{path: $b}')"
[[ $age =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "max_age_days: 1 to 999"

quiet() { "$@" >/dev/null 2>&1; }
noisy() { "$@" 2>/dev/null; }
loud()  { printf '+ %s\n' "$*" >&2; "$@" >&2; }

have_docker=false
quiet docker info && have_docker=true

freed=0
while IFS= read -r -d '' d; do
  if loud rm -rf -- "$d"; then freed=$((freed + 1)); fi
done < <(find "$base" -mindepth 2 -maxdepth 2 -type d -mtime "+$age" -print0 2>/dev/null)

images=()
if [[ $have_docker == true && -n $pattern ]]; then
  mapfile -t images < <(noisy docker images --format '{{.Repository}}:{{.Tag}}' | grep -- "$pattern")
  for i in "${images[@]}"; do
    docker rmi "$i" 2>/dev/null || printf '%s is in use\n' "$i" >&2
  done
fi

if [[ $have_docker == true ]]; then
  quiet docker inspect "$runner" || rune_error 2 "runner container is missing"
  cache=$(rune_param cache_path /cache)
  docker exec "$runner" sh -c "find $cache -type f -atime +$age -delete" >&2 ||
    rune_error 3 "cache could not be pruned"
  docker system df
fi

rune_ok "builds pruned" "$(jq -nc --argjson n "$freed" --argjson i "${#images[@]}" '{directories: $n, images: $i}')"
