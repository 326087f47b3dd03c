#!/bin/bash
# redis_config: set runtime parameters of a redis instance and write them to its file
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"

command -v redis-cli >/dev/null 2>&1 || rune_error 2 "redis-cli is not installed" '{"package":"redis-tools"}'
rune_init

socket=$(rune_param socket /run/redis/redis.sock)
[ -S "$socket" ] || rune_error 2 "No redis at this socket" "$(jq -nc --arg s "$socket" '{socket:$s}')"

r() { redis-cli -s "$socket" --no-raw "$@" </dev/null 2>/dev/null; }
value_of() { redis-cli -s "$socket" CONFIG GET "$1" </dev/null 2>/dev/null | sed -n 2p; }

[[ $(r PING) == PONG ]] || rune_error 2 "redis does not answer" "$(jq -nc --arg s "$socket" '{socket:$s}')"

allowed=' maxmemory maxmemory-policy timeout tcp-keepalive slowlog-log-slower-than hz '
declare -A before=()
set_count=0

while IFS=$'\t' read -r name value; do
  [[ -n $name ]] || continue
  if [[ $allowed != *" $name "* ]]; then
    rune_error 1 "Parameter may not be changed here" "$(jq -nc --arg n "$name" '{name:$n}')"
  fi
  before[$name]=$(value_of "$name" || true)
  [[ ${before[$name]} != "$value" ]] || continue
  answer=$(r CONFIG SET "$name" "$value") || answer="no answer"
  [[ $answer == OK ]] || rune_error 3 "redis refused a value" "$(jq -nc --arg n "$name" --arg v "$value" --arg a "$answer" '{name:$n, value:$v, answer:$a}')"
  set_count=$((set_count + 1))
done < <(rune_param_json settings '{}' | jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv')

if (( set_count > 0 )); then
  r CONFIG REWRITE >/dev/null || rune_error 3 "CONFIG REWRITE failed" "$(jq -nc --argjson n "$set_count" '{set:$n}')"
fi

old=$(for k in "${!before[@]}"; do printf '%s\t%s\n' "$k" "${before[$k]}"; done | jq -Rnc '[inputs | split("\t") | {(.[0]): .[1]}] | add // {}')
rune_ok_kv "Settings applied" "set=$set_count" "previous=$old"
