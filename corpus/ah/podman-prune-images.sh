#!/usr/bin/env bash
# Prune old podman images when the graph root is filling up.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

threshold=$(rune_param threshold 80)
hours=$(rune_param older_than_hours 168)
all=$(rune_param all false)

[[ $threshold =~ ^[1-9][0-9]?$ ]] || rune_error 1 "threshold must be 1 to 99"
[[ $hours =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "older_than_hours must be 1 to 99999"

used_percent() {
  df --output=pcent "$1" 2>/dev/null | awk 'NR == 2 { gsub(/[ %]/, ""); print }'
}

root=$(podman info --format '{{.Store.GraphRoot}}' 2>/dev/null) ||
  rune_error 2 "podman info failed"

before=$(used_percent "$root") || rune_error 2 "df failed" "$(jq -nc --arg path "$root" '{path: $path}')"
[[ $before =~ ^[0-9]{1,3}$ ]] || rune_error 2 "df gave no usage for the graph root"
before=$((10#$before))

if ((before < threshold)); then
  rune_ok "usage is below the threshold" \
    "$(jq -nc --argjson used "$before" --argjson threshold "$threshold" \
      '{used_percent: $used, threshold: $threshold, pruned: false}')"
fi

opts=(--force --filter "until=${hours}h")
if [[ $all == true ]]; then
  opts+=(--all)
fi

rc=0
out=$(podman image prune "${opts[@]}" 2>&1) || rc=$?
case $rc in
  0) ;;
  125) rune_error 2 "podman could not prune" "$(jq -nc --arg output "${out:0:500}" '{output: $output}')" ;;
  *) rune_error 100 "podman image prune died" "$(jq -nc --argjson status "$rc" '{status: $status}')" ;;
esac

removed=$(grep -cE '^(sha256:)?[0-9a-f]{12,64}$' <<<"$out" || true)
after=$(used_percent "$root" || echo unknown)
if [[ $after =~ ^[0-9]{1,3}$ ]]; then
  after=$((10#$after))
else
  after=null
fi

report=$(jq -nc --argjson before "$before" --argjson after "$after" --argjson removed "$removed" \
  '{before: $before, after: $after, removed: $removed, pruned: true}')

if ((removed == 0)); then
  rune_error 3 "nothing was old enough to prune" "$report"
fi
rune_ok "pruned $removed image(s)" "$report"
