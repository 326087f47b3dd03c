#!/usr/bin/env bash
# A metrics line with braces and quotes is written to a text collector file.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
job=$(rune_param job nightly)
target=/var/lib/node_exporter/rune.prom
if ! printf 'rune_last_run{job="%s"} %s\n' "$job" "$(date +%s)" >"$target"; then
  rune_error 2 "Metrics file is not writable" '{"file":"rune.prom"}'
fi
rune_ok_kv "Metric written" "job=$job"
