#!/usr/bin/env bash
# Pauses or unpauses the Airflow DAGs that carry a tag.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

tag=$(rune_param tag "")
verb=$(rune_param action pause)
[[ -n $tag ]] || rune_error 1 "tag is missing" '{"missing":["tag"]}'
[[ $verb == pause || $verb == unpause ]] || rune_error 1 "action is pause or unpause" '{}'

dags_json=$(airflow dags list --output json 2>/dev/null) \
  || rune_error 2 "airflow dags list failed" '{"command":"airflow"}'

mapfile -t dags < <(jq -r ".[] | select((.tags // \"\") | tostring | contains(\"$tag\")) | .dag_id" <<<"$dags_json")

if (( ${#dags[@]} == 0 )); then
  echo "no dag carries the tag" >&2
  exit 0
fi

declare -A outcome=()
for dag in "${dags[@]}"; do
  if airflow dags "$verb" "$dag" --yes >/dev/null 2>&1; then
    outcome[$dag]=done
  else
    outcome[$dag]=failed
  fi
done

report=$(
  for dag in "${!outcome[@]}"; do
    printf '%s\t%s\n' "$dag" "${outcome[$dag]}"
  done | jq -Rn '[inputs | split("\t") | {dag: .[0], outcome: .[1]}] | {dags: sort_by(.dag), failed: map(select(.outcome == "failed")) | length}'
)

if jq -e '.failed > 0' <<<"$report" >/dev/null; then
  rune_error 3 "some DAGs could not be changed" "$report"
fi
rune_ok "all DAGs changed" "$report"
