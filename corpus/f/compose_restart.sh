#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PROJECT="$(rune_param project "")"
SERVICES="$(rune_param_json services '[]')"

[[ -n "$PROJECT" ]] || rune_error 1 "project is required" '{"missing":["project"]}'
DIR="/opt/compose/${PROJECT}"

list_services() {
  [[ -f "$DIR/docker-compose.yml" ]] || rune_error 2 "project is not deployed here"
  if [[ "$SERVICES" == "[]" ]]; then
    docker compose --project-directory "$DIR" config --services 2>/dev/null
  else
    jq -r '.[]' <<<"$SERVICES"
  fi
}

restarted=0
failed=0
for svc in $(list_services); do
  echo "restarting $svc" >&2
  if docker compose --project-directory "$DIR" restart "$svc" >/dev/null 2>&1; then
    restarted=$((restarted + 1))
  else
    failed=$((failed + 1))
  fi
done

docker compose --project-directory "$DIR" ps || true

if (( failed > 0 )); then
  rune_error 3 "some services did not restart" "$(jq -nc --argjson f "$failed" '{failed:$f}')"
fi
rune_ok "services restarted" "$(jq -nc --argjson r "$restarted" '{restarted:$r}')"
