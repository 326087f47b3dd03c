#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

rune_out "checked=3"
printf '%s\n' /etc/hosts /etc/passwd /nowhere | while IFS= read -r path; do
  if [[ -e "${path}" ]]; then
    rune_out "last_found=${path}" # expect: RUNE106
  else
    rune_err 2 "A path is missing" # expect: RUNE106
  fi
done

rune_finish "paths checked"
