#!/usr/bin/env bash
# The setup function is captured because it also answers with a path.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
setup() {
  rune_init # expect: RUNE205
  local dir
  dir="$(rune_param workdir "/var/lib/jobs")"
  mkdir -p -- "$dir" 2>/dev/null || return 1
  printf '%s' "$dir"
}
WORKDIR="$(setup)" || rune_error 2 "No work directory"
touch "$WORKDIR/ready" 2>/dev/null || rune_error 2 "The work directory is read-only"
rune_ok "Ready" "$(jq -nc --arg w "$WORKDIR" '{workdir:$w}')"
