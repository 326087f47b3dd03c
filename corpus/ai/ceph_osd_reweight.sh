#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

host=$(rune_param host "")
floor=$(rune_param floor_percent 70)
step=$(rune_param step 0.05)
dry=$(rune_param dry_run false)

[[ $step =~ ^0\.[0-9]{1,3}$ ]] || rune_error 1 "step: 0.x" '{"field":"step"}'
[[ -n $host ]] || rune_error 1 "host is required" '{"missing":["host"]}'

tree=$(mktemp) plan=$(mktemp)
trap 'rm -f "$tree" "$plan"' EXIT

ceph osd df tree --format json >"$tree" 2>/dev/null || rune_error 2 "cluster does not answer"

on_host() {
  jq -r ".nodes[] | select(.type == \"host\" and .name == \"$host\") | .children[]" "$tree"
}

fields() {
  jq -r --argjson id "$1" '.nodes[] | select(.id == $id) | [.utilization, .reweight] | @tsv' "$tree"
}

ids=$(on_host) || rune_error 3 "cannot read the OSD tree"
[[ $ids ]] || rune_error 2 "host has no OSDs" "$(jq -nc --arg h "$host" '{host: $h}')"

moved=0
for id in $ids; do
  IFS=$'\t' read -r used weight < <(fields "$id") || continue
  if (( ${used%%.*} < floor )); then
    continue
  fi
  new=$(awk -v w="$weight" -v s="$step" 'BEGIN { n = w - s; if (n < 0.1) n = 0.1; printf "%.3f", n }')
  printf '%s\t%s\t%s\n' "$id" "$weight" "$new" >>"$plan"
  [[ $dry == true ]] && continue
  ceph osd reweight "$id" "$new" >/dev/null 2>&1 || rune_error 3 "reweight refused" \
    "$(jq -nc --argjson i "$id" '{osd: $i}')"
  moved=$((moved + 1))
done

if ((moved == 0)) && [[ $dry != true ]]; then
  resp=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg h "$host" '{
    message_metadata: $mm, payload: null, observability: $obs,
    error: {code: 3, message: "no OSD is above the floor", details: {host: $h}}}')
  rune_emit "$resp" 0
fi
rune_ok "osds weighed" "$(jq -Rn --argjson m "$moved" '
  {moved: $m, plan: [inputs | split("\t") | {osd: .[0], from: .[1], to: .[2]}]}' "$plan")"
