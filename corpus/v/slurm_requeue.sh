#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
u=$(rune_param user "")
[[ $u =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "bad user" '{"field":"user"}'
getent passwd "$u" >/dev/null || rune_error 2 "no such user" "$(jq -nc --arg u "$u" '{user:$u}')"
ids=$(squeue -h -u "$u" -t SE,NF -o %A 2>/dev/null) || rune_error 2 "squeue failed" '{}'
total=$(printf '%s\n' "$ids" | grep -c '^[0-9]')
ok=()
for i in $ids; do
  scontrol requeue "$i" 2>/dev/null || continue
  ok+=("$i"); printf 'requeued %s\n' "$i"
done
rune_ok "${#ok[@]} of $total requeued" "$(jq -nc --argjson t "$total" '{total:$t,requeued:$ARGS.positional}' --args "${ok[@]}")"
