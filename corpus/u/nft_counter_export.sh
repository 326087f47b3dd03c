#!/usr/bin/env bash
# export the named counters of nftables to the textfile collector
set -euo pipefail

DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly OUT=/var/lib/node_exporter/nft.prom

rune_init

counters() { nft -j list counters 2>/dev/null; }
prom() {
  jq -r '.nftables[] | .counter? // empty
    | "nft_packets{table=\"\(.table)\",name=\"\(.name)\"} \(.packets)"'
}

[[ -d ${OUT%/*} ]] || rune_error 4 "textfile directory is missing" '{"dir":"/var/lib/node_exporter"}'
counters | prom >"$OUT.$$" || rune_error 2 "counters cannot be read" '{"tool":"nft"}'
mv "$OUT.$$" "$OUT" || rune_error 2 "cannot replace the file" '{"step":"mv"}'
n=$(wc -l <"$OUT")
rune_ok_kv "counters exported" "metrics=$n" "plugin_dir=$DIR"
