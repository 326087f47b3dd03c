#!/usr/bin/env bash
# Runs a dbt selection and turns run_results.json into a report.
set -euo pipefail
shopt -s inherit_errexit

source "${BASH_SOURCE%/*}/rune_bpcs.sh"
rune_init

project=$(rune_param project_dir /srv/dbt)
selection=$(rune_param select "")
target=$(rune_param target prod)

[[ -f $project/dbt_project.yml ]] || rune_error 4 "no dbt project there" "$(jq -nc --arg p "$project" '{project:$p}')"
[[ $target =~ ^[a-z]+$ ]] || rune_error 1 "bad target" "$(jq -nc --arg t "$target" '{target:$t}')"

args=(--target "$target" --no-use-colors)
if [[ -n $selection ]]; then
  args+=(--select "$selection")
fi

log=$(mktemp)
exec {lock}>"${TMPDIR:-/tmp}/dbt_artifacts.lock"
trap 'rm -f "$log"' EXIT
flock -w 5 "$lock" || rune_error 2 "another run has the lock" '{"lock":"dbt_artifacts"}'

results=$project/target/run_results.json
rm -f -- "$results"

status=0
( cd "$project" && exec dbt run "${args[@]}" ) >"$log" 2>&1 </dev/null || status=$?
mapfile -t tail_lines < <(tail -n 20 "$log" | sed $'s/\e\\[[0-9;]*m//g')

if [[ ! -s $results ]]; then
  rune_error 2 "dbt did not get to run" "$(printf '%s\n' "${tail_lines[@]}" | jq -Rnc --argjson s "$status" '{status:$s, log:[inputs]}')"
fi

# JSON Lines, one per model, for the people who read stderr
jq -c '.results[] | {id: .unique_id, status, t: .execution_time}' "$results" >&2 || true

report=$(jq -c '
  def short: split(".")[-1];
  .results
  | group_by(.status)
  | map({key: .[0].status, value: map(.unique_id | short)})
  | {by_status: from_entries, total: (map(.value | length) | add)}
' "$results") || rune_error 3 "run_results.json is not readable" "$(jq -nc --arg f "$results" '{file:$f}')"

case $status in
  0) rune_ok "dbt run finished" "$report" ;;
  1) rune_error 3 "models failed" "$report" ;;
  *) rune_error 2 "dbt ended with status $status" "$report" ;;
esac
