#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

pages=$(rune_param pages 0) nodes_json=$(rune_param_json nodes '[0]') size=$(rune_param size_kb 2048)
((pages > 0)) || rune_error 1 "pages must be positive" '{"field":"pages"}'
[[ $pages =~ ^[0-9]+$ ]] || rune_error 1 "pages must be a number" '{"field":"pages"}'
case $size in
  2048 | 1048576) ;;
  *) rune_error 1 "size_kb must be 2048 or 1048576" '{"allowed":[2048,1048576]}' ;;
esac

mapfile -t nodes < <(jq -r '.[]? | tostring' <<<"$nodes_json")
((${#nodes[@]} > 0)) || rune_error 1 "nodes is empty" '{"field":"nodes"}'

base=/sys/devices/system/node changed=0 report='{}'
{ echo 1 >/proc/sys/vm/compact_memory; } 2>/dev/null || echo "no compaction" >&2

for n in "${nodes[@]}"; do
  [[ $n =~ ^[0-9]{1,3}$ ]] || rune_error 1 "node numbers expected" "$(jq -nc --arg n "$n" '{node:$n}')"
  f=$base/node$n/hugepages/hugepages-${size}kB/nr_hugepages
  [[ -w $f ]] || rune_error 2 "no such pool" "$(jq -nc --arg f "$f" '{file:$f}')"
  old=$(<"$f")
  if [[ $old == "$pages" ]]; then
    echo "node$n already has $pages" >&2
    continue
  fi
  { echo "$pages" >"$f"; } 2>/dev/null || rune_error 3 "kernel refused" "$(jq -nc --arg n "$n" '{node:$n}')"
  new=$(<"$f")
  report=$(jq -c --arg n "node$n" --arg o "$old" --arg w "$new" '.[$n] = {before:$o, after:$w}' <<<"$report")
  ((changed++))
done

short=$(jq -c --arg p "$pages" '[to_entries[] | select(.value.after != $p) | .key]' <<<"$report")
[[ $short == '[]' ]] || rune_error 3 "not enough memory for all pages" "$(jq -nc --argjson s "$short" '{short:$s}')"
rune_ok "pools resized" "$(jq -nc --argjson c "$changed" --argjson r "$report" '{changed:$c, nodes:$r}')"
