#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

server=$(rune_param server "")
conf=/etc/chrony/sources.d/rune.sources
[[ $server =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "server is missing or malformed" '{"field":"server"}'

mkdir -p "${conf%/*}"
if ! printf 'server %s iburst prefer\n' "$server" >"$conf"; then
  rune_error 2 "cannot write the sources file" '{"path":"/etc/chrony/sources.d/rune.sources"}'
fi

{
  chronyc reload sources
  chronyc -n sources -v
} >/tmp/chrony_pin.log 2>&1 || rune_error 3 "chronyd did not reload" '{}'

if ! tracking=$(chronyc -c -n tracking); then
  rune_error 2 "chronyd does not answer" '{}'
fi
IFS=, read -r ref _ stratum _ offset _ <<<"$tracking"
if ! chronyc waitsync 6 0.5 2>&1 >/tmp/chrony_pin.sync; then
  rune_error 3 "not in sync yet" "$(jq -nc --arg o "$offset" '{offset:$o}')"
fi
rune_ok "source pinned" "$(jq -nc --arg r "$ref" --arg s "$stratum" --arg o "$offset" '{reference:$r, stratum:$s, offset:$o}')"
