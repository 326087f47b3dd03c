#!/usr/bin/env bash
# compose_update: pull newer images of a compose project and recreate what changed
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PROJECT_DIR=$(rune_param project_dir "")
TIMEOUT=$(rune_param timeout 300)
[[ -n $PROJECT_DIR ]] || rune_error 1 "Missing required parameter: project_dir" '{"missing":["project_dir"]}'
[[ $TIMEOUT =~ ^[0-9]+$ ]] || rune_error 1 "timeout must be seconds" '{"parameter":"timeout"}'
cd "$PROJECT_DIR" 2>/dev/null || rune_error 2 "No such directory" "$(jq -nc --arg d "$PROJECT_DIR" '{project_dir:$d}')"

WORK=$(mktemp -d)

on_exit() {
  local rc=$?
  rm -rf "$WORK"
  if (( rc != 0 )); then
    rune_error 100 "compose_update died" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap on_exit EXIT

dc() { docker compose --ansi never "$@" </dev/null 2>>"$WORK/log"; }

log_tail() { tail -n 10 "$WORK/log" | jq -Rnc '{log: [inputs]}'; }

images() { dc ps --all --format json | jq -r 'if type == "array" then .[] else . end | "\(.Service) \(.Image)"' | sort; }

dc config --quiet >/dev/null || rune_error 4 "The compose file is not valid" "$(log_tail)"
images >"$WORK/before" || : >"$WORK/before"

if ! timeout "$TIMEOUT" docker compose --ansi never pull --quiet </dev/null >>"$WORK/log" 2>&1; then
  rune_error 2 "Pull failed" "$(log_tail)"
fi

dc up --detach --remove-orphans >>"$WORK/log" || rune_error 3 "Could not recreate the services" "$(log_tail)"
images >"$WORK/after" || : >"$WORK/after"

# what nobody uses any more
docker image prune --force --filter until=168h 2>>"$WORK/log" || true

CHANGED=$(comm -13 "$WORK/before" "$WORK/after" | jq -Rnc '[inputs | split(" ")[0]]') || CHANGED='[]'
rune_ok "Project is up to date" "$(jq -nc --arg d "$PROJECT_DIR" --argjson c "$CHANGED" '{project_dir:$d, changed:$c}')"
