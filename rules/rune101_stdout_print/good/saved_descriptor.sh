#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# From here on everything that prints goes to stderr; descriptor 3 keeps the contract.
exec 3>&1 1>&2

echo "looking at the temporary folder"
if [[ ! -d /tmp ]]; then
  echo "there is none"
  rune_error 2 "No temporary folder" '{"path":"/tmp"}' >&3
fi
printf 'found it\n'

rune_ok "Temporary folder found" '{"path":"/tmp"}' >&3
