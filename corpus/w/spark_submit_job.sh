#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

jar=$(rune_param jar "")
class=$(rune_param class "")
queue=$(rune_param queue default)
args_json=$(rune_param_json args '[]')
detach=$(rune_param detach false)

[[ -f $jar ]] || rune_error 1 "jar not found" "$(jq -nc --arg j "$jar" '{jar: $j}')"
[[ -n $class ]] || rune_error 1 "class is required" '{"missing":["class"]}'
mapfile -t app_args < <(jq -r '.[]' <<<"$args_json")

submit=(spark-submit --master yarn --deploy-mode cluster --queue "$queue" --name "rune-${class##*.}" --class "$class")
submit+=(--conf spark.yarn.submit.waitAppCompletion=true --conf spark.ui.showConsoleProgress=false)

application_of() { grep -oE 'application_[0-9]+_[0-9]+' | tail -n 1; }
log=$(mktemp /tmp/spark_submit.XXXXXX)

if [[ $detach == true ]]; then
  { "${submit[@]}" "$jar" "${app_args[@]}" >"$log" 2>&1 && : >"$log.done"; } &
  rune_ok "job is on its way" "$(jq -nc --arg l "$log" --argjson pid "$!" '{log: $l, pid: $pid}')"
fi

if yarn queue -status "$queue" >/dev/null 2>&1; then
  echo "queue $queue is known" >&2
fi

if "${submit[@]}" "$jar" "${app_args[@]}" 2>&1 >"$log"; then
  app=$(application_of <"$log" || true)
  rune_ok "job finished" "$(jq -nc --arg a "$app" --arg q "$queue" '{application: $a, queue: $q}')"
else
  status=$?
  rune_error 3 "job failed" "$(jq -nc --argjson s "$status" --arg l "$log" '{status: $s, log: $l}')"
fi
