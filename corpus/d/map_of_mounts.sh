#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TYPE=$(rune_param type "nfs4")
[[ $TYPE =~ ^[a-z0-9]+$ ]] || rune_error 1 "Bad type" '{}'

mounts() {
  command -v findmnt >/dev/null || rune_error 4 "findmnt is missing" '{}'
  findmnt -rn -t "$1" -o TARGET 2>/dev/null
}

mapfile -t LIST < <(mounts "$TYPE")

stale=0
for m in "${LIST[@]}"; do
  if ! timeout 3 stat -t -- "$m" >/dev/null; then
    ((stale++))
  fi
done

J=$(jq -nc '$ARGS.positional' --args "${LIST[@]}")
if (( stale )); then
  rune_error 3 "Stale mounts" "$(jq -nc --argjson m "$J" --argjson s "$stale" '{mounts:$m, stale:$s}')"
fi
rune_ok "mounts are alive" "$(jq -nc --argjson m "$J" '{mounts:$m}')"
