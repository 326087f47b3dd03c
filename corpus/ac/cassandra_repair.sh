#!/usr/bin/env bash
set -euo pipefail
cd / || true
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

ks=$(rune_param keyspace "")
port=$(rune_param jmx_port 7199)
limit=$(rune_param timeout_sec 7200)

[[ $ks =~ ^[a-z_][a-z0-9_]{0,47}$ ]] || rune_error 1 "keyspace missing or invalid" '{"param":"keyspace"}'
[[ $port =~ ^[1-9][0-9]{1,4}$ ]]     || rune_error 1 "jmx_port invalid" '{"param":"jmx_port"}'
[[ $limit =~ ^[1-9][0-9]{1,5}$ ]]    || rune_error 1 "timeout_sec invalid" '{"param":"timeout_sec"}'

nt() { nodetool -h 127.0.0.1 -p "$port" "$@" </dev/null; }

exec 8>/run/lock/rune-cassandra-repair.lock || rune_error 100 "cannot open lock file"
flock -n 8 || rune_error 3 "another repair is running"

status=$(nt status 2>/dev/null) || rune_error 2 "node does not answer on JMX"
down=$(awk '$1 ~ /^D[NLJM]$/ { n++ } END { print n + 0 }' <<<"$status")
up=$(awk '$1 ~ /^U[NLJM]$/ { n++ } END { print n + 0 }' <<<"$status")
if (( down > 0 )); then
  rune_error 3 "repair refused while nodes are down" \
    "$(jq -nc --argjson d "$down" --argjson u "$up" '{down:$d, up:$u}')"
fi

pending=$(nt compactionstats 2>/dev/null | sed -n 's/^pending tasks: *\([0-9][0-9]*\).*/\1/p') || pending=""
if [[ -n $pending ]] && (( 10#$pending > 100 )); then
  rune_error 3 "compaction backlog too large" "$(jq -nc --arg p "$pending" '{pending:($p|tonumber)}')"
fi

start=$SECONDS st=(0 0)
timeout --kill-after=30 "$limit" nodetool -h 127.0.0.1 -p "$port" repair -pr "$ks" </dev/null 2>&1 8>&- |
  tee -a /var/log/rune-cassandra-repair.log >&2 || st=("${PIPESTATUS[@]}")
rc=${st[0]}
took=$((SECONDS - start))

info=$(jq -nc --arg k "$ks" --argjson t "$took" --argjson u "$up" '{keyspace:$k, seconds:$t, nodes_up:$u}')
case $rc in
  0)       rune_ok "repair finished" "$info" ;;
  124|137) rune_error 3 "repair ran into the time limit" "$info" ;;
  *)       rune_error 3 "nodetool repair failed" "$info" ;;
esac
