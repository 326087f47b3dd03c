#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2   # mpi is chatty
die() { rune_error "$@" >&3; }
a=$(rune_param host_a ""); b=$(rune_param host_b ""); t=$(rune_param timeout 120)
re='^[a-z][a-z0-9-]*$'
for h in "$a" "$b"; do [[ $h =~ $re ]] || die 1 "two host names needed" '{"params":["host_a","host_b"]}'; done
[[ $t =~ ^[0-9]+$ ]] || die 1 "timeout must be seconds" '{}'
for c in mpirun osu_latency; do type "$c" || die 4 "$c is not in PATH" "$(jq -nc --arg c "$c" '{tool:$c}')"; done
o=$(mktemp); trap 'rm -f "$o"' EXIT
echo "running $a <-> $b"
timeout "$t" mpirun -np 2 --map-by node --host "$a,$b" osu_latency </dev/null | tee "$o" || die 3 "mpirun failed" '{}'
cat "$o"
res=$(awk '$1 ~ /^[0-9]+$/ {print $1, $2}' "$o" | jq -Rnc '[inputs|split(" ")|{size:(.[0]|tonumber),us:(.[1]|tonumber)}]') || die 3 "cannot parse" '{}'
[[ $res != '[]' ]] || die 3 "no results" '{}'
rune_ok "measured" "$(jq -nc --argjson r "$res" '{pairs:$r,min:($r|map(.us)|min)}')" >&3
