#!/usr/bin/env bash
set -Eeuo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

on_err() {
  local rc=$1 line=$2
  (( BASH_SUBSHELL == 0 )) || return 0
  rune_error 100 "Unhandled error" "$(jq -nc --arg rc "$rc" --arg l "$line" '{status:$rc, line:$l}')"
}
trap 'on_err "$?" "$LINENO"' ERR

stop_stack() {
  local dir=$1
  docker compose --project-directory "$dir" down >&2
}

start_stack() {
  local dir=$1
  docker compose --project-directory "$dir" up -d >&2
}

DIR=$(rune_param dir "")
if [[ -z "$DIR" || ! -d "$DIR" ]]; then
  rune_error 1 "dir must be an existing directory" '{}'
fi

stop_stack "$DIR"
start_stack "$DIR"
sleep 2

mapfile -t NAMES < <(docker compose --project-directory "$DIR" ps --services 2>/dev/null)
SERVICES=$(jq -nc '$ARGS.positional' --args "${NAMES[@]}")
rune_ok "Stack restarted" "$(jq -nc --arg d "$DIR" --argjson s "$SERVICES" '{dir:$d, services:$s}')"
