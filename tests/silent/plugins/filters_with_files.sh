#!/usr/bin/env bash
# Filters that name their file, or stand behind a pipe, do not read stdin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

config=$(rune_param config /etc/app.json)
[[ -r $config ]] || rune_error 2 "no configuration"
port=$(jq -r '.port // 80' "$config") || rune_error 4 "configuration is no JSON"
users=$(awk -F: '$3 >= 1000 { n++ } END { print n + 0 }' /etc/passwd)
first=$(sed -n 1p /etc/hosts | cut -f1)
sum=$(sha256sum "$config" | cut -d' ' -f1) || rune_error 2 "no sum"
python3 -c 'print("x")' >&2
bash -c 'cat /etc/hostname' >&2 || true
rune_ok_kv "Seen" "port=$port" "users=$users" "first=$first" "sum=$sum"
