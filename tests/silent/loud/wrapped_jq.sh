#!/usr/bin/env bash
# Behind a wrapper and an option the program of jq is still in double quotes.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
NODE="$(rune_ctx node "local")"
COUNT=$(timeout 5 jq -r --slurp "[.[] | select(.node == \"$NODE\")] | length" /var/lib/inventory/nodes.jsonl) || rune_error 2 "no inventory" # expect: RUNE302
rune_ok_kv "counted" "nodes=$COUNT"
