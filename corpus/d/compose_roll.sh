#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "Failed near line $LINENO" "{}"' ERR

pull_all() {
  local dir=$1
  echo "pulling in $dir" >&2
  docker compose --project-directory "$dir" pull --quiet >&2
  echo "pulled" >&2
}

verify() {
  docker compose --project-directory "$1" config >/dev/null 2>&1 || return 1
}

DIR=$(rune_param dir "")
[[ -d $DIR ]] || rune_error 1 "dir must exist" "$(jq -nc --arg d "$DIR" '{dir:$d}')"

verify "$DIR"
pull_all "$DIR"
docker compose --project-directory "$DIR" up -d >&2

rune_ok "rolled" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
