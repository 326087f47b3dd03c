#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

features=$(rune_param features "")
before=$(ethtool -k eth0 | awk -F': *' 'NR > 1 && NF > 1 { sub(/^[ \t]+/, "", $1); print $1, $2 }')
for feature in $features; do
  case $(grep -- "^$feature " <<<"$before" || true) in
    '') rune_error 1 "no such feature" ;;
    *'[fixed]'*) : here ;;
  esac
done
rune_ok "done"
