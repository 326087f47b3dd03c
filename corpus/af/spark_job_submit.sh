#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# {"jar": "/opt/jobs/etl.jar", "class": "com.example.Etl", "conf": {"spark.executor.memory": "4g"}, "queue": "batch"}

main() {
  local jar class queue conf_json work line app_id
  jar=$(rune_param jar "")
  class=$(rune_param class "")
  queue=$(rune_param queue "default")
  conf_json=$(rune_param_json conf '{}')

  if [[ -z "$jar" || -z "$class" ]]; then
    rune_error 1 "jar and class are required" '{"missing":["jar","class"]}'
  fi
  if [[ ! -f "$jar" ]]; then
    rune_error 2 "jar not found" "$(jq -nc --arg j "$jar" '{jar:$j}')"
  fi
  if ! jq -e 'type == "object"' <<<"$conf_json" >/dev/null; then
    rune_error 1 "conf must be an object" '{"field":"conf"}'
  fi

  work=$(mktemp -d)
  trap 'rm -rf -- "${work:-/nonexistent}"' EXIT

  jq -r 'to_entries[] | "\(.key) \(.value)"' <<<"$conf_json" | while IFS= read -r line; do
    if [[ "$line" != spark.* ]]; then
      rune_error 1 "conf keys must start with spark." "$(jq -nc --arg l "$line" '{line:$l}')"
    fi
    printf '%s\n' "$line"
  done >"${work}/spark.properties"

  echo "properties: $(wc -l <"${work}/spark.properties") lines" >&2

  if ! spark-submit --master yarn --deploy-mode cluster --queue "$queue" --class "$class" \
    --properties-file "${work}/spark.properties" --conf spark.yarn.submit.waitAppCompletion=false "$jar" >"${work}/out" 2>&1; then
    rune_error 3 "spark-submit failed" "$(tail -n 20 "${work}/out" | jq -Rsc '{tail:.}')"
  fi

  app_id=$(grep -oE 'application_[0-9]+_[0-9]+' "${work}/out" | tail -n 1) || app_id=""
  if [[ -z "$app_id" ]]; then
    rune_error 3 "no application id in the output" '{}'
  fi
  rune_ok_kv "job submitted" "app-id=${app_id}" "queue=${queue}"
}

main
