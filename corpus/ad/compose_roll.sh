#!/usr/bin/env bash
# Roll a compose project: pull, recreate service by service, wait for health.
set -euo pipefail
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

project=$(rune_param project '')
[[ $project =~ ^[a-z0-9][a-z0-9_-]*$ ]] || rune_error 1 "bad project" '{"parameter":"project"}'
dir=/srv/compose/$project
log=/var/log/compose/$project.log
[[ -f $dir/compose.yaml ]] || rune_error 2 "no compose.yaml" "$(jq -nc --arg d "$dir" '{dir:$d}')"
mkdir -p "${log%/*}"

dc() { docker compose --project-directory "$dir" --ansi never "$@" </dev/null; }

healthy() {
  local svc=$1 id s
  local -i left=${2:-60}
  while ((left-- > 0)); do
    id=$(dc ps -q "$svc") || return 1
    s=$(docker inspect -f '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$id" 2>/dev/null) || s=gone
    case $s in healthy | running) return 0 ;; unhealthy | exited | dead) return 1 ;; esac
    sleep 2
  done
  return 1
}

{
  echo "=== roll of $project, $(date -Is)"
  dc pull --quiet || rune_error 2 "pull failed" "$(jq -nc --arg p "$project" '{project:$p}')"
} >>"$log" 2>&1

mapfile -t services < <(dc config --services 2>/dev/null)
((${#services[@]})) || rune_error 3 "no services" "$(jq -nc --arg p "$project" '{project:$p}')"

rune_out project "$project"
rolled=$(
  for svc in "${services[@]}"; do
    dc up -d --no-deps --force-recreate "$svc" >>"$log" 2>&1 || { rune_err 3 "cannot recreate $svc"; break; }
    healthy "$svc" 90 2>>"$log" || { printf '%s is not healthy\n' "$svc" >&2; break; }
    printf '%s ' "$svc"
  done
)
rune_out rolled "${rolled% }"
[[ ${rolled% } == "${services[*]}" ]] || echo "not all services rolled" >>"$log"
rune_finish "roll of $project ended"
