#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
ports=$(rune_param ports "22,80,443")

[[ -n "$host" ]] || rune_error 1 "host is required" '{"missing":["host"]}'
[[ "$ports" =~ ^[0-9]+(,[0-9]+)*$ ]] || rune_error 1 "ports: comma separated numbers"

probe() {
  local h=$1 p=$2
  timeout 2 bash -c 'exec 3<>"/dev/tcp/$1/$2"' probe "$h" "$p" 2>/dev/null </dev/null
}

IFS=',' read -r -a list <<<"$ports"
open=() closed=()
for p in "${list[@]}"; do
  if probe "$host" "$p"; then
    open+=("$p")
  else
    closed+=("$p")
  fi
done

to_json() { (( $# )) && printf '%s\n' "$@" | jq -sc . || echo '[]'; }
out=$(jq -nc --arg h "$host" --argjson o "$(to_json "${open[@]}")" --argjson c "$(to_json "${closed[@]}")" '{host:$h, open:$o, closed:$c}')

{ echo "open: ${open[*]}"; echo "closed: ${closed[*]}"; } >&2

if (( ${#open[@]} == 0 )); then
  rune_error 2 "nothing is open" "$out"
elif (( ${#closed[@]} > 0 )); then
  rune_error 3 "some ports are closed" "$out"
fi
rune_ok "all ports are open" "$out"
