#!/usr/bin/env bash
set -euo pipefail
shopt -s inherit_errexit

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SELECTOR=$(rune_param selector "")
MAX=$(rune_param max 5)
[[ $SELECTOR =~ ^[A-Za-z0-9./_-]+=[A-Za-z0-9._-]*$ ]] || rune_error 1 "selector must be key=value"
[[ $MAX =~ ^[0-9]+$ ]] || rune_error 1 "max must be a number"

declare -a nodes=() done_nodes=() failed=()
declare -A reason=()

log() { printf '[%(%FT%TZ)T] %s\n' -1 "${*@Q}" >&2; }

collect() {
  local -n _out=$1
  local line
  while IFS= read -r line; do
    [[ $line =~ ^node/([a-z0-9.-]+)$ ]] && _out+=("${BASH_REMATCH[1]}")
  done
  return 0
}

list=$(kubectl get nodes -l "$SELECTOR" -o name 2>/dev/null) || rune_error 2 "cannot list the nodes" "$(jq -nc --arg s "$SELECTOR" '{selector:$s}')"
collect nodes <<<"$list"
(( ${#nodes[@]} )) || rune_ok "nothing matches" '{"cordoned":[],"failed":{}}'
(( ${#nodes[@]} <= 10#$MAX )) || rune_error 3 "more nodes than max" "$(jq -nc --argjson n "${#nodes[@]}" '{matching:$n}')"

for node in "${nodes[@]}"; do
  log cordon "$node"
  if err=$(kubectl cordon "$node" 2>&1 >/dev/null); then
    done_nodes+=("$node")
  else
    failed+=("$node")
    reason[$node]=$err
  fi
done

to_json() {
  local -n _arr=$1
  (( ${#_arr[@]} )) || { echo '[]'; return; }
  printf '%s\0' "${_arr[@]}" | jq -Rsc 'split("\u0000")[:-1]'
}

why='{}'
for node in "${failed[@]}"; do
  why=$(jq -c --arg k "$node" --arg v "${reason[$node]}" '.[$k] = $v' <<<"$why")
done

body=$(jq -nc --argjson ok "$(to_json done_nodes)" --argjson bad "$why" '{cordoned:$ok, failed:$bad}')
log result "$body"
if (( ${#failed[@]} > 0 )); then
  rune_error 3 "some nodes could not be cordoned" "$body"
fi
rune_ok "nodes cordoned" "$body"
