#!/usr/bin/env bash
# DNS servers of one link in systemd-resolved, checked by a lookup, reverted when it fails
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"

init_log=$(rune_init 2>&1) || rune_error 1 "No usable message" '{}'
[[ -z $init_log ]] || printf '%s\n' "$init_log" >&2

link=$(rune_param link "")
probe=$(rune_param probe example.org)
mapfile -t servers < <(rune_param_json servers '[]' | jq -r '.[]?')

[[ -e /sys/class/net/$link && -n $link ]] || rune_error 2 "No such link" "$(jq -nc --arg l "$link" '{link: $l}')"
((${#servers[@]})) || rune_error 1 "servers is required" '{"missing":["servers"]}'

if ! resolvectl dns "$link" "${servers[@]}" >&2; then
  rune_error 3 "resolved refused the servers" '{}'
fi
if ! timeout 10 resolvectl query --cache=no "$probe" >&2; then
  resolvectl revert "$link" >&2 || true
  rune_error 3 "Lookup failed, link reverted" "$(jq -nc --arg p "$probe" '{probe: $p}')"
fi
rune_ok "Resolver switched" "$(jq -nc --arg l "$link" '{link: $l, servers: $ARGS.positional}' --args "${servers[@]}")"
