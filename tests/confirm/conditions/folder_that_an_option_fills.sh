#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

facts=$(mktemp -d)
ansible all -m setup --tree "$facts" >/dev/null || rune_error 2 "no facts" "{}"
for host in "$facts"/*.json; do
  [[ -f $host ]] || continue
  if grep -q Debian "$host"; then
    : here
  fi
done
rune_ok "done"
