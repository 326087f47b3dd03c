#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Turns one feature flag on or off in one environment and leaves a comment in its history.

HEADERS=$(mktemp)
trap 'rm -f -- "$HEADERS"' EXIT

call() {
  local method="$1" path="$2"
  shift 2
  curl -sS --fail --max-time 10 -H "@${HEADERS}" -H 'Content-Type: application/json' -X "$method" "${API}/${path}" "$@" </dev/null
}

main() {
  local flag project environment enabled comment action state body token_file

  flag=$(rune_param flag "")
  project=$(rune_param project "default")
  environment=$(rune_param environment "production")
  enabled=$(rune_param enabled "true")
  comment=$(rune_param comment "changed by RUNE")
  API=$(rune_param api "https://unleash.internal/api/admin")
  token_file="/etc/rune/unleash.header"

  if [[ ! "$flag" =~ ^[a-z0-9][a-z0-9._-]*$ ]]; then
    rune_error 1 "flag name is not acceptable" "$(jq -nc --arg f "$flag" '{flag:$f}')"
  fi
  case "$enabled" in
    true) action="on" ;;
    false) action="off" ;;
    *) rune_error 1 "enabled must be a boolean" '{"field":"enabled"}' ;;
  esac
  if ! cat -- "$token_file" >"$HEADERS" 2>/dev/null; then
    rune_error 4 "header file is not readable" "$(jq -nc --arg p "$token_file" '{path:$p}')"
  fi

  if ! state=$(call GET "projects/${project}/features/${flag}"); then
    rune_error 2 "flag not found" "$(jq -nc --arg f "$flag" --arg p "$project" '{flag:$f, project:$p}')"
  fi
  if jq -e --arg e "$environment" '.environments | map(.name) | index($e) == null' <<<"$state" >/dev/null; then
    rune_error 2 "environment not found" "$(jq -nc --arg e "$environment" '{environment:$e}')"
  fi

  if ! call POST "projects/${project}/features/${flag}/environments/${environment}/${action}" -o /dev/null; then
    rune_error 3 "flag was not switched" "$(jq -nc --arg f "$flag" --arg a "$action" '{flag:$f, action:$a}')"
  fi

  body="{\"type\":\"comment\",\"text\":\"${comment}\"}"
  call POST "projects/${project}/features/${flag}/comments" -d "$body" -o /dev/null || echo "comment not stored" >&2

  rune_ok "flag switched ${action}" "$(jq -nc --arg f "$flag" --arg e "$environment" --arg a "$action" \
    '{flag:$f, environment:$e, enabled:($a == "on")}')"
}

main
