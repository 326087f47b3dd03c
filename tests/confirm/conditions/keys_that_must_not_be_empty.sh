#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A known=([a]=1)
missing=()
while read -r size name; do
  [[ ${known[$name]-} == "$size" ]] || missing+=("$name")
done < <(rclone ls remote:store)
if (( ${#missing[@]} )); then
  : here
fi
rune_ok "done"
