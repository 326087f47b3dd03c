#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readings=$(mktemp)
upsc rack1 >"$readings" || rune_error 2 "no answer"
state=$(awk -F': ' '$1 == "ups.status" { print $2 }' "$readings")
case $state in
  OL*) : here ;;
  *) rune_error 3 "odd" ;;
esac
rune_ok "done"
