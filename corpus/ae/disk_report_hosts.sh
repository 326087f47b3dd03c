#!/usr/bin/env bash
# disk usage over threshold, per host of the list
set -euo pipefail
base=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for lib in "$base/rune_bpcs.sh" "$base/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f $lib ]]; then source "$lib"; break; fi
done
rune_init

threshold=$(rune_param threshold 80)
exclude=$(rune_param exclude_types "tmpfs,devtmpfs,squashfs,overlay")
hosts=$(rune_param_json hosts '["localhost"]')

banner()  { echo "== $*"; }
df_of()   { ssh -o BatchMode=yes -o ConnectTimeout=5 "$1" df -PT </dev/null; }
as_json() { jq -Rnc '[inputs | split(" ") | {type: .[1], mount: .[6], percent: (.[5] | rtrimstr("%") | tonumber)}]'; }
rows()    { awk 'NR > 1 { print $1, $2, $3, $4, $5, $6, $7 }'; }
over()    { jq -c --argjson t "$threshold" --arg x "$exclude" '[.[] | select(.percent >= $t and ((.type as $y | $x | split(",") | index($y)) | not))]'; }

case $threshold in
  [1-9]|[1-9][0-9]) ;;
  *) rune_error 1 "threshold must be 1 to 99" "$(jq -nc --arg t "$threshold" '{threshold:$t}')" ;;
esac
jq -e 'type == "array" and length > 0' <<<"$hosts" >/dev/null || rune_error 1 "hosts must be a list"

report='{}'
unreachable=()
while IFS= read -r -u 8 h; do
  {
    banner "$h"
    date
    df_of "$h" || echo "no answer"
  } >>/var/tmp/disk_report.log 2>&1
  if table=$(df_of "$h" 2>/dev/null | rows | as_json | over); then
    report=$(jq -c --arg h "$h" --argjson t "$table" '.[$h] = $t' <<<"$report")
  else
    unreachable+=("$h")
  fi
done 8< <(jq -r '.[]' <<<"$hosts")

banner "done" >&2
data=$(jq -nc --argjson r "$report" '{over: $r, unreachable: $ARGS.positional}' --args "${unreachable[@]}")
if jq -e '[.over[] | length] | add // 0 | . > 0' <<<"$data" >/dev/null; then
  rune_error 3 "file systems over ${threshold}%" "$data"
fi
rune_ok "all below ${threshold}%" "$data"
