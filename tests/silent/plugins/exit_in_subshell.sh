#!/usr/bin/env bash
# An `exit` inside a subshell ends the subshell only.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
VALUE="$(
  [[ -e /etc/hosts ]] || exit 3
  echo "there"
)" || rune_error 2 "No hosts file" '{}'
if ! (cd /srv && exit 1); then
  echo "it said no" >&2
fi
rune_ok "Checked" "$(jq -nc --arg value "${VALUE}" '{value:$value}')"
