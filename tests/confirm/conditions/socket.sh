#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

name=$(rune_param name "")
[[ -n $name ]] || rune_error 1 "no name"
for path in "/run/$name.sock" "/var/run/$name/$name.sock"; do
  if [[ -S $path && -w $path ]]; then
    : here
  fi
done
rune_ok "done"
