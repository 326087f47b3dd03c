#!/usr/bin/env bash
# Each element of a list was checked in a loop before: when there are wrong ones the plugin ends behind it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
PORT='^(Gi|Te)[0-9]+(/[0-9]+){1,2}$'
mapfile -t ports < <(rune_param_json ports '[]' | jq -r '.[]?')
wrong=()
for port in "${ports[@]}"; do
  [[ $port =~ $PORT ]] || wrong+=("$port")
done
if [[ ${#wrong[@]} -gt 0 ]]; then
  rune_error 1 "port names not understood" "$(jq -nc '{ports: $ARGS.positional}' --args "${wrong[@]}")"
fi
{
  printf 'configure terminal\n'
  for port in "${ports[@]}"; do
    printf 'interface %s\n shutdown\n' "$port"
  done
  printf 'end\n'
} | ssh -T ops@sw1 >&2 || rune_error 2 "the switch refused" '{}'
rune_ok "done" '{}'
