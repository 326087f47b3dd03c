#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

setup() {
  umask 027
  rune_init
  require jq
}

work() {
  local key file
  key=$(rune_param key "")
  file=$(rune_param file "/etc/ssh/authorized")
  [[ -n $key ]] || die 1 "Missing key"
  if grep -qxF -- "$key" "$file" 2>/dev/null; then
    rune_ok "present" '{"changed":false}'
  fi
  printf '%s\n' "$key" >>"$file" || die 2 "Cannot write $file"
  rune_ok "added" '{"changed":true}'
}

work
