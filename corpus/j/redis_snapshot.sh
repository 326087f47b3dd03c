#!/usr/bin/env bash
# BGSAVE on a Redis, wait for it, copy dump.rdb away
set -euo pipefail
cd "$(dirname "$0")" && . ./rune_bpcs.sh
rune_init

host=$(rune_param host 127.0.0.1)
dest=$(rune_param dest /srv/backup/redis)
auth_token=$(rune_param auth_token "")
wait_s=$(rune_param wait 120)

[[ $wait_s =~ ^[0-9]+$ ]] || rune_error 1 "wait must be a number" '{"parameter":"wait"}'

set -x; export REDISCLI_AUTH=$auth_token; set +x

rc() { timeout 10 redis-cli -h "$host" --no-auth-warning "$@"; }

commands=(PING LASTSAVE BGSAVE)
pong=$(rc "${commands[0]}" 2>/dev/null) || pong=""
[[ $pong == PONG ]] || rune_error 2 "Redis does not answer" "$(jq -nc --arg h "$host" '{host:$h}')"

t0=$(rc LASTSAVE) || t0=0
t1=$t0
rc BGSAVE >&2 || true

for (( s = 0; s < wait_s; s++ )); do
  t1=$(rc LASTSAVE) || t1=$t0
  [[ $t1 == "$t0" ]] || break
  sleep 1
done

dir=$(rc CONFIG GET dir | tail -n 1)
if [[ $t1 == "$t0" ]]; then
  rune_error 3 "BGSAVE did not finish" "$(jq -nc --arg t "$t0" '{last_save:$t}')"
fi

mkdir -p "$dest"
mkdir "$dest/.copying" || rune_error 3 "Another copy is under way" "$(jq -nc --arg d "$dest" '{dest:$d}')"
trap "rmdir $dest/.copying" EXIT
target=$dest/dump-$(date -d "@$t1" +%Y%m%d%H%M%S).rdb
if [[ $host == 127.0.0.1 ]]; then
  cp -p "$dir/dump.rdb" "$target" || rune_error 3 "Copy failed" "$(jq -nc --arg t "$target" '{target:$t}')"
else
  redis-cli -h "$host" --rdb "$target" >&2 || rune_error 3 "Transfer failed" "$(jq -nc --arg t "$target" '{target:$t}')"
fi
rune_ok "Snapshot taken" "$(jq -nc --arg t "$target" --arg b "$(stat -c %s "$target")" '{file:$t, bytes:($b|tonumber? // null)}')"
