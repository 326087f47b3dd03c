#!/usr/bin/env bash
# Write a metric set for node_exporter's textfile collector, atomically.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -r DIR=$(rune_param dir /var/lib/node_exporter/textfile)
job=$(rune_param job "")
metrics=$(rune_param_json metrics '{}')
ttl=$(rune_param ttl_minutes 0)

[[ $job =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "job must be a metric-safe name" '{"field":"job"}'
[[ -d $DIR ]] || rune_error 2 "no textfile directory" "$(jq -nc --arg d "$DIR" '{dir:$d}')"

mapfile -t lines < <(jq -r --arg j "$job" 'to_entries[] | "\($j)_\(.key) \(.value|tonumber)"' <<<"$metrics")
(( ${#lines[@]} )) || rune_error 1 "no metrics given" '{"field":"metrics"}'

for l in "${lines[@]}"; do
  [[ $l =~ ^[a-zA-Z_:][a-zA-Z0-9_:]*\ [-+0-9.eE]+$ ]] || rune_error 1 "bad metric" "$(jq -nc --arg l "$l" '{line:$l}')"
done

if [[ $ttl -gt 0 ]]; then
  find "$DIR" -name '*.prom' -mmin "+$ttl" -delete || true
fi

tmp=$(mktemp "$DIR/.${job}.XXXXXX") || rune_error 2 "cannot write there" '{"step":"mktemp"}'
{
  printf '# HELP %s_last_drop_seconds When this file was made\n' "$job"
  printf '# TYPE %s_last_drop_seconds gauge\n' "$job"
  printf '%s_last_drop_seconds %s\n' "$job" "$(date +%s)"
  printf '%s\n' "${lines[@]}"
} >"$tmp"
chmod 0644 "$tmp" && mv -f -- "$tmp" "$DIR/$job.prom" || rune_error 2 "cannot publish" '{"step":"mv"}'

rune_ok "metrics dropped" "$(printf '%s\n' "${lines[@]}" | jq -R 'split(" ")[0]' | jq -sc .)"
