#!/usr/bin/env bash
# Bash keeps a copy of stdout to put it back behind the group, and a shell that is started in the group has that copy too.
set -euo pipefail

. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

queue="$(rune_param queue "mail")"

{
  echo "flushing ${queue}"
  { postqueue -f; sleep 5; postqueue -f; } & # expect: RUNE105
} >/dev/null 2>&1

rune_ok "Queue is being flushed" "$(jq -nc --arg q "$queue" '{queue:$q}')"
