#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

pieces=$(mktemp -d)
trap 'rm -rf "$pieces"' EXIT
kubectl get pods --no-headers | split -l 10 - "$pieces/chunk." || rune_error 2 "no pods" '{}'
for chunk in "$pieces"/chunk.*; do
  [[ -e $chunk ]] || continue
  : here
done
rune_ok "done"
