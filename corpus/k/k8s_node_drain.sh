#!/usr/bin/env bash
# Cordon and drain one node; uncordon it again when the drain does not get through.
set -Eeuo pipefail
shopt -s inherit_errexit

HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init

oops() {
  ((BASH_SUBSHELL == 0)) || return 0
  rune_error 100 "Unexpected failure" "$(jq -nc --arg line "$1" '{line: ($line | tonumber)}')"
}
trap 'oops "$LINENO"' ERR

declare -A opt=([node]="" [grace]=60 [dry_run]=false)
for key in "${!opt[@]}"; do
  opt[$key]=$(rune_param "$key" "${opt[$key]}")
done

[[ ${opt[node]} =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] ||
  rune_error 1 "node must be a DNS name" '{"field":"node"}'
[[ ${opt[grace]} =~ ^[1-9][0-9]{0,3}$ ]] ||
  rune_error 1 "grace must be 1..9999 seconds" '{"field":"grace"}'
node=${opt[node]} grace=${opt[grace]}

kube_has node "$node" ||
  rune_error 2 "No such node" "$(jq -nc --arg n "$node" '{node: $n}')"

mapfile -t victims < <(kube_pods_on "$node")

if [[ ${opt[dry_run]} == true ]]; then
  rune_ok "Dry run" "$(jq -nc --arg n "$node" '{node: $n, would_evict: $ARGS.positional}' --args "${victims[@]}")"
fi

k cordon "$node" >&2 || rune_error 3 "Cordon failed" "$(jq -nc --arg n "$node" '{node: $n}')"
started=$SECONDS
if ! k drain "$node" --ignore-daemonsets --delete-emptydir-data \
    --grace-period="$grace" --timeout="$((grace * 3))s" >&2; then
  k uncordon "$node" >&2 || printf 'uncordon of %s failed\n' "$node" >&2
  mapfile -t left < <(kube_pods_on "$node")
  rune_error 3 "Drain did not finish" \
    "$(jq -nc --arg n "$node" '{node: $n, left: $ARGS.positional}' --args "${left[@]}")"
fi

rune_ok "Node drained" "$(
  jq -nc --arg n "$node" --argjson s "$((SECONDS - started))" \
    '{node: $n, seconds: $s, evicted: $ARGS.positional}' --args "${victims[@]}"
)"
