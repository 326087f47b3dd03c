#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

keys=$(rune_param key_directory /etc/agent/keys)
for file in ca.crt agent.crt agent.key; do
  [[ -r $keys/$file ]] || rune_error 4 "A file is missing" "$(jq -nc --arg f "$keys/$file" '{file: $f}')"
done
agentctl --ca "$keys/ca.crt" reload >&2 || rune_error 3 "The agent does not reload" '{}'
rune_ok "The agent has its keys" '{}'
