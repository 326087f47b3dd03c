#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

key=$(rune_param setting port)
config=$(rune_param_json config '{"port":8080,"host":"localhost"}')

value=$(printf '%s' "$config" | jq -r '.["'"$key"'"] // "unset"') || rune_error 3 "no such setting" # expect: RUNE302
old=$(jq -c .$key <<<"$config") || rune_error 3 "no such setting"                                       # expect: RUNE302
echo "was $old" >&2
rune_ok "setting read" "$(jq -nc --arg key "$key" --arg value "$value" '{key: $key, value: $value}')"
