#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MISSING=0
for path in /etc/hosts /etc/resolv.conf
  if [[ ! -e "${path}" ]]; then
    MISSING=$((MISSING + 1))
  fi
done
# expect-at: 10 RUNE001

rune_ok_kv "Files checked" "missing=${MISSING}"
