#!/usr/bin/env bash
# The status of a command that hardly ever fails is kept and looked at.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set +e
date -d "$(rune_param day "")" +%F >&2
rc=$?
set -e
if ((rc != 0)); then
  rune_error "${rc}" "No day"
fi
jq -n 1 >/dev/null || rune_error $? "No jq"
rune_ok "A day" '{}'
