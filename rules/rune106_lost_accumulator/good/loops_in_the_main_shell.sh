#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

while IFS= read -r path; do
  if [[ ! -e "${path}" ]]; then
    rune_err 2 "A path is missing"
  fi
done < <(printf '%s\n' /etc/hosts /etc/passwd)

# With lastpipe the loop is part of the main shell.
printf '%s\n' one two | while IFS= read -r word; do
  rune_out "last_word=${word}"
done

rune_finish "paths checked"
