#!/usr/bin/env bash
# The first element that is wrong ends the plugin: behind that loop all may be used.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
WORD='^[a-z][a-z0-9-]*$'
mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]?')
for host in "${hosts[@]}"; do
  [[ $host =~ $WORD ]] || rune_error 1 "not a host name" '{"parameter":"hosts"}'
done
for host in "${hosts[@]}"; do
  ssh -n ops@jump "ssh $host uptime" >&2 || rune_error 2 "a host refused" '{}'
done
rune_ok "done" '{}'
