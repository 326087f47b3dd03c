#!/usr/bin/env bash
# Keys are read line by line from the output of a command.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
while read -r fs use; do
  rune_out "${fs}" "${use}" # expect: RUNE305
done < <(df --output=target,pcent -x tmpfs | tail -n +2)
rune_finish "File systems listed"
