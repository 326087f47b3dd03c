#!/usr/bin/env bash
# Restart failed tasks of all connectors of a Connect cluster.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

url=$(rune_param url http://localhost:8083)
get()     { curl -sS --fail --max-time 15 -H 'Accept: application/json' "$url/$1" 2>/dev/null; }
restart() { curl -sS --fail --max-time 15 -o /dev/null -X POST "$url/connectors/$1/tasks/$2/restart" 2>/dev/null; }
failed()  { jq -r 'to_entries[] | .key as $c | .value.status.tasks[]? | select(.state == "FAILED") | "\($c) \(.id)"'; }

all=$(get 'connectors?expand=status') || rune_error 2 "connect does not answer" "$(jq -nc --arg u "$url" '{url: $u}')"
tasks=$(failed <<<"$all") || rune_error 3 "status not understood" "{}"

good=0 bad=0
if [[ -n $tasks ]]; then
  while read -r connector task; do
    if restart "$connector" "$task"; then
      good=$((good + 1))
    else
      bad=$((bad + 1))
      rune_out "$connector=task $task was not restarted"
    fi
  done <<<"$tasks"
fi

echo "waiting for the tasks to settle" >&2
still=$(jq -r '[.[].status.tasks[]? | select(.state == "FAILED")] | length')

rune_out "restarted=$good"
rune_out "still_failed=${still:-0}"
[[ $bad -eq 0 ]] || rune_err 3 "some tasks could not be restarted"
rune_finish "tasks restarted"
