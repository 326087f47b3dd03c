#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

# --- helpers -----------------------------------------------------------------
say()      { printf '%s\n' "$*" >&2; }
obj()      { jq -nc '$ARGS.named' "$@"; }
have()     { command -v "$1" >/dev/null 2>&1; }
refuse()   { rune_error 1 "$1" "$(obj --arg parameter "$2")"; }
is_node()  { [[ $1 =~ ^[A-Za-z0-9-]+$ ]]; }
state_of() { sinfo -h -n "$1" -o '%T' 2>/dev/null | head -n 1; }
jobs_on()  { squeue -h -w "$1" -o '%A' 2>/dev/null; }
count()    { grep -c . || true; }

wait_idle() {
  local node=$1 left=$2 n
  while (( left > 0 )); do
    n=$(jobs_on "$node" | count)
    [[ $n == 0 ]] && return 0
    say "$node: $n job(s) running, $left polls left"
    sleep 10
    left=$((left - 1))
  done
  return 1
}

drain() { scontrol update "NodeName=$1" State=DRAIN "Reason=$2" >&2; }

# --- main --------------------------------------------------------------------
node=$(rune_param node "")
reason=$(rune_param reason "drained by RUNE")
polls=$(rune_param polls 30)

[[ -n $node ]] || refuse "Missing required parameter" node
is_node "$node" || refuse "Bad node name" node
[[ $polls =~ ^[0-9]{1,4}$ ]] || refuse "Not a number" polls
have scontrol || rune_error 2 "Slurm client tools are missing" '{"command":"scontrol"}'

before=$(state_of "$node") || before=""
if [[ -z $before ]]; then
  rune_error 2 "Unknown node" "$(obj --arg node "$node")"
fi

case $before in
  drained*|draining*) say "already $before" ;;
  *) drain "$node" "$reason" || rune_error 3 "scontrol refused" "$(obj --arg node "$node" --arg state "$before")" ;;
esac

if wait_idle "$node" "$polls"; then
  rune_ok "Node is drained" "$(obj --arg node "$node" --arg before "$before" --arg after "$(state_of "$node")")"
fi

mapfile -t left < <(jobs_on "$node")
rune_error 3 "Jobs are still running" "$(jq -nc --arg node "$node" '{node:$node, jobs:$ARGS.positional}' --args "${left[@]}")"
