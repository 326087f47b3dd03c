#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

player=$(rune_param player "")
inst=$(rune_param instance survival)
[[ $player =~ ^[A-Za-z0-9_]{3,16}$ ]] || rune_error 1 "bad player name" "$(jq -nc --arg p "$player" '{player:$p}')"
[[ $inst =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad instance name" "$(jq -nc --arg i "$inst" '{instance:$i}')"

docker inspect "mc-$inst" >/dev/null 2>&1 || rune_error 2 "no such instance" "$(jq -nc --arg i "$inst" '{instance:$i}')"

# rcon CMD...: one console command inside the container
rcon() {
  docker exec "mc-$inst" rcon-cli "$@"
}

listed=$(rcon whitelist list 2>/dev/null) || rune_error 2 "console does not answer"
if [[ ${listed,,} == *"${player,,}"* ]]; then
  rune_ok "already listed" "$(jq -nc --arg p "$player" '{player:$p, changed:false}')"
fi

rcon whitelist add "$player" >/dev/null || rune_error 3 "whitelist add refused"
state=$(docker exec "mc-$inst" cat /data/server.properties 2>/dev/null | awk -F= '$1 == "white-list" {print $2}') || state=unknown
if [[ $state != true ]]; then
  # the list is there but not enforced; turn it on
  { echo "enforcing on $inst"; rcon whitelist on; } >&2 || rune_error 3 "cannot enforce the whitelist"
fi

rune_ok "player added" "$(jq -nc --arg p "$player" --arg i "$inst" '{player:$p, instance:$i, changed:true}')"
