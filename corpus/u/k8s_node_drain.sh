#!/usr/bin/env bash
# Cordon and drain one worker; report what had to be evicted.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${HERE}/rune_bpcs.sh"
rune_init

node=$(rune_param node "")
grace=$(rune_param grace_seconds "60")
[[ $node =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] || rune_error 1 "bad node name: ${node@Q}" '{"field":"node"}'
[[ $grace =~ ^[0-9]{1,4}$ ]] || rune_error 1 "grace_seconds must be a number" '{"field":"grace_seconds"}'

command -v kubectl >/dev/null || rune_error 2 "kubectl is not installed" '{"missing":"kubectl"}'

workdir=$(mktemp -d)
trap 'rm -rf "$workdir"' EXIT

pods_on() {
  local -n _dest=$1
  local line
  _dest=()
  while IFS=$'\t' read -r ns name kind; do
    [[ $kind == DaemonSet ]] && continue
    _dest+=("$ns/$name")
  done < <(kubectl get pods -A --field-selector "spec.nodeName=$node" \
             -o jsonpath='{range .items[*]}{.metadata.namespace}{"\t"}{.metadata.name}{"\t"}{.metadata.ownerReferences[0].kind}{"\n"}{end}')
}

kubectl get node "$node" -o name >/dev/null 2>"$workdir/err" ||
  rune_error 2 "no such node" "$(jq -nc --arg n "$node" --rawfile e "$workdir/err" '{node:$n,stderr:$e}')"

declare -a before=() after=()
pods_on before

{
  echo "draining $node: ${#before[@]} pods"
  kubectl cordon "$node" &&
    kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data \
      --grace-period="$grace" --timeout=10m
} >&2 || rune_error 3 "drain did not finish" "$(jq -nc --arg n "$node" '{node:$n,state:"cordoned"}')"

pods_on after
evicted=$(printf '%s\n' "${before[@]}" | jq -Rnc '[inputs | select(length > 0)]')
rune_ok "node drained" "$(jq -nc --arg n "$node" --argjson e "$evicted" --argjson left "${#after[@]}" \
  '{node:$n, evicted:$e, remaining:$left}')"
