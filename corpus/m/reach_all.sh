#!/usr/bin/env bash
# reach_all: ping and TCP-probe many hosts at once from this box
set -euo pipefail
shopt -s extglob nullglob

_lib=
for _d in "$(cd "$(dirname "$0")" && pwd)"{,/lib} /opt/rune/lib; do
  [[ -z $_lib && -f $_d/rune_bpcs.sh ]] && _lib=$_d
done
source "${_lib:-/opt/rune/lib}/rune_bpcs.sh"
rune_init

port=$(rune_param port 22)
width=$(rune_param parallel 16)
[[ $port == +([0-9]) && $width == @([1-9]|[1-9][0-9]) ]] || rune_error 1 "port and parallel must be numbers" "{}"

readarray -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]? | strings | select(test("^[A-Za-z0-9.:-]+$"))')
if ! (( ${#hosts[@]} )); then
  rune_error 1 "no usable hosts given" '{"missing":["hosts"]}'
fi

box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT

probe() {
  local host=$1 icmp=false tcp=false t0=$EPOCHREALTIME ms
  ping -n -q -c 1 -W 2 "$host" && icmp=true
  timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$host" "$port" && tcp=true
  ms=$(( (${EPOCHREALTIME/[.,]/} - ${t0/[.,]/}) / 1000 ))
  jq -nc --arg h "$host" --argjson i "$icmp" --argjson t "$tcp" --argjson ms "$ms" \
    '{host: $h, icmp: $i, tcp: $t, ms: $ms}' >"$box/$host.json"
}

running=0
for h in "${hosts[@]}"; do
  probe "$h" </dev/null &>/dev/null &
  running=$((running + 1))
  if (( running >= width )); then
    wait -n || true
    running=$((running - 1))
  fi
done
wait

results=("$box"/*.json)
(( ${#results[@]} )) || rune_error 100 "no probe left a result" '{}'
summary=$(jq -sc '{hosts: ., down: map(select(.icmp == false and .tcp == false) | .host)}' "${results[@]}")

if jq -e '.down | length == 0' <<<"$summary" >/dev/null; then
  rune_ok "all hosts answer" "$summary"
else
  rune_error 3 "some hosts are down" "$summary"
fi
