#!/bin/bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

SRC_IP=$(rune_param src "")
if [ -z "$SRC_IP" ]; then
  rune_error 1 "src is required" '{"missing":["src"]}'
fi

if ! getent ahosts "$SRC_IP" >/dev/null; then
  rune_error 1 "src does not resolve" "$(jq -nc --arg s "$SRC_IP" '{src:$s}')"
fi

n_before=$(conntrack -L -s "$SRC_IP" 2>/dev/null | wc -l || true)

# conntrack -D exits 1 when nothing matched, which is fine here
conntrack -D -s "$SRC_IP" >/dev/null 2>&1 || :

n_after=$(conntrack -L -s "$SRC_IP" 2>/dev/null | wc -l || true)

max=0
[[ -r /proc/sys/net/netfilter/nf_conntrack_max ]] && read -r max </proc/sys/net/netfilter/nf_conntrack_max || max=0
count=0
if [[ -r /proc/sys/net/netfilter/nf_conntrack_count ]]; then
  read -r count </proc/sys/net/netfilter/nf_conntrack_count || count=0
fi

rune_ok_kv "entries removed" "src=$SRC_IP" "before=$n_before" "after=$n_after" "table=$count" "table_max=$max"
