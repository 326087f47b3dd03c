#!/usr/bin/env bash
set -euo pipefail
LIB=/opt/rune/lib
source "$LIB/rune_bpcs.sh"

rune_init

answered=""
ok()   { answered=1; rune_ok "$@"; }
fail() { answered=1; rune_error "$@"; }
last_words() {
  local rc=$?
  if [[ -z $answered ]]; then
    rune_error 100 "ended without an answer" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap last_words EXIT

master=$(rune_param master "mymaster")
port=$(rune_param sentinel_port 26379)
wait_s=$(rune_param wait 30)
if [[ ! $master =~ ^[a-z0-9_-]+$ ]]; then fail 1 "bad master name" '{"field":"master"}'; fi
if [[ ! $port =~ ^[0-9]+$ || ! $wait_s =~ ^[0-9]+$ ]]; then fail 1 "port and wait are numbers" '{}'; fi

s() { timeout 5 redis-cli -p "$port" --raw "$@"; }
address() { s sentinel get-master-addr-by-name "$master" | paste -sd: -; }

old=$(address)
# a quorum is needed, else the command is refused
s sentinel ckquorum "$master" >&2
s sentinel failover "$master" >&2

new=$old
for ((i = 0; i < wait_s; i++)); do
  new=$(address)
  [[ $new == "$old" ]] || break
  sleep 1
done
if [[ $new == "$old" ]]; then
  fail 3 "master did not change" "$(jq -nc --arg m "$old" '{master:$m}')"
fi
ok "failed over" "$(jq -nc --arg f "$old" --arg t "$new" '{from:$f, to:$t}')"
