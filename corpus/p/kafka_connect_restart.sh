#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

audit=${RUNE_AUDIT_DIR:-/tmp}/connect.audit
{ date -u +%FT%TZ; cat; } >>"$audit" || true

api=$(rune_param api http://127.0.0.1:8083)
pattern=$(rune_param name_regex '.*')

rest() { curl -sS --fail-with-body --max-time 15 "$@"; }

status=$(rest "$api/connectors?expand=status") || rune_error 2 "connect REST API not reachable" "$(jq -nc --arg a "$api" '{api:$a}')"
restarted=0
jq -r --arg re "$pattern" 'to_entries[] | select(.key | test($re)) | .key as $c | .value.status.tasks[] | select(.state == "FAILED") | [$c, .id] | @tsv' <<<"$status" |
  while IFS=$'\t' read -r connector task; do
    if rest -X POST -o /dev/null "$api/connectors/$connector/tasks/$task/restart"; then
      rune_out "last_restarted=$connector"
    else
      echo "restart of $connector/$task failed" >&2
    fi
  done || rune_err 3 "walk failed"

sleep 3
left=$(rest "$api/connectors?expand=status" | jq '[.[].status.tasks[] | select(.state == "FAILED")] | length') || left=-1
rune_out "still_failed=$left"
[[ $left == 0 ]] || rune_err 3 "failed tasks remain"
rune_finish "connect tasks checked"
