#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$D/rune_bpcs.sh"
rune_init

verbose=$(rune_param verbose false) dry=$(rune_param dry_run false)
reg=$(rune_param registry /var/lib/filebeat/registry/filebeat)

say() { if [[ $verbose == true ]]; then printf '[%(%T)T] %s\n' -1 "$*"; fi; }

[[ -d $reg ]] || rune_error 2 "registry directory not found" "$(jq -nc --arg r "$reg" '{registry:$r}')"
logf=$reg/log.json
[[ -s $logf ]] || rune_ok "registry is empty" '{"trimmed":0}'

say "reading $logf"
size=$(stat -c %s "$logf") || rune_error 2 "registry not readable" '{}'
total=$(wc -l <"$logf") || rune_error 2 "registry not readable" '{}'
orphans=$(grep -c '"op":"remove"' "$logf")
say "$total entries, $orphans removals, $size bytes"

if [[ $dry == true ]] || ((orphans == 0)); then
  rune_ok "nothing changed" "$(jq -nc --argjson t "$total" --argjson o "$orphans" '{entries:$t, orphans:$o}')"
fi

systemctl stop filebeat 2>/dev/null || rune_error 2 "filebeat could not be stopped" '{}'
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
if ! grep -v '"op":"remove"' "$logf" >"$tmp" || ! cat "$tmp" >"$logf"; then
  systemctl start filebeat || true
  rune_error 3 "registry was not rewritten" "$(jq -nc --arg f "$logf" '{file:$f}')"
fi
say "rewritten"
systemctl start filebeat 2>/dev/null || rune_error 3 "filebeat did not start again" '{"started":false}'
rune_ok "registry trimmed" "$(jq -nc --argjson o "$orphans" --argjson s "$size" '{trimmed:$o, bytes_before:$s}')"
