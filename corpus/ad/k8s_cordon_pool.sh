#!/usr/bin/env bash
# Cordon all nodes of a node pool.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"

msg()   { printf 'cordon: %s\n' "$1" >&2; }
obj()   { jq -nc "$@" '$ARGS.named'; }
nodes() { kubectl get nodes -l "pool=$1" -o name 2>/dev/null; }

# own directory and mask for the start only
setup() (
  cd "$HERE"
  umask 022
  rune_init
)
setup

pool=$(rune_param pool '')
[[ $pool =~ ^[a-z0-9-]+$ ]] || rune_error 1 'pool is missing' '{"missing":["pool"]}'

mapfile -t list < <(nodes "$pool")
((${#list[@]} > 0)) || rune_error 2 'pool has no nodes' "$(obj --arg pool "$pool")"

done_n=0
for n in "${list[@]}"; do
  if kubectl cordon "$n" >&2; then
    done_n=$((done_n + 1))
  else
    msg "cannot cordon $n"
  fi
done
if [ "$done_n" -ne "${#list[@]}" ]; then
  rune_error 3 'some nodes are left' "$(obj --arg pool "$pool" --argjson cordoned "$done_n")"
fi
rune_ok 'pool cordoned' "$(obj --arg pool "$pool" --argjson cordoned "$done_n")"
