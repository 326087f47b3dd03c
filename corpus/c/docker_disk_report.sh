#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

# Reports what docker keeps on disk and prunes on request.
PRUNE="$(rune_param prune "false")"

docker_df() {
  docker system df --format '{{json .}}'
}

containers_of_state() {
  # names, one on a line
  docker ps -a --filter "status=$1" --format '{{.Names}}'
}

if ! docker info >/dev/null 2>&1; then
  rune_error 2 "Docker daemon does not answer" '{"dependency":"docker"}'
fi

declare -A count
for state in running exited created; do
  count[$state]=0
  while IFS= read -r name; do
    [[ -n "$name" ]] && count[$state]=$(( ${count[$state]} + 1 ))
  done < <(containers_of_state "$state")
done

if [[ "$PRUNE" == "true" ]]; then
  # docker prints "Total reclaimed space"
  docker system prune --force |& logger -t rune-docker || echo "prune had problems" >&2
fi

# docker prints JSON lines, jq makes an array of it
if ! usage="$(docker_df | jq -sc '.')"; then
  rune_error 2 "docker system df failed" '{"step":"df"}'
fi

rune_ok "Docker disk usage" "$(jq -nc \
  --argjson usage "$usage" \
  --arg running "${count[running]}" \
  --arg exited "${count[exited]}" \
  --arg created "${count[created]}" \
  '{usage:$usage, containers:{running:$running, exited:$exited, created:$created}}')"
