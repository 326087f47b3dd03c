#!/usr/bin/env bash
# A deny-list of a few characters still lets substitutions through.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
tag=$(rune_param tag "")
case "$tag" in
  '' | *';'* | *' '*) rune_error 1 "Bad tag" ;;
esac
timeout 30 bash -c "docker image inspect app:$tag" >/dev/null || rune_error 2 "No such image" # expect: RUNE503
rune_ok "Image present" "$(jq -nc --arg t "$tag" '{tag:$t}')"
