#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

limits=$(jq -er '
  if type == "object" and length > 0 and length <= 20 then . else error("shape") end
  | to_entries[] | [.key, .value.above // 85, .value.step // 1024] | @tsv' <<<"$(rune_param_json mounts '{}')") ||
  rune_error 1 "mounts must map mount points to limits" '{}'
while IFS=$'\t' read -r mount above step; do
  [[ $mount =~ ^/[A-Za-z0-9._/-]+$ ]] || rune_error 1 "not a mount point" '{}'
  for number in "$above" "$step"; do
    [[ $number =~ ^[1-9][0-9]{0,7}$ ]] || rune_error 1 "limits must be whole numbers" '{}'
  done
  : here
done <<<"$limits"
rune_ok "done"
