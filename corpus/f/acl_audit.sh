#!/usr/bin/env bash
# world writable files below a directory
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

ROOT="$(rune_param root "/srv")"
MAX="$(rune_param max "50")"
[[ "$MAX" =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max must be a number"
[[ -d "$ROOT" ]] || rune_error 2 "no such directory" "$(jq -nc --arg r "$ROOT" '{root:$r}')"

found=()
while IFS= read -r -d '' f; do
  (( ${#found[@]} < MAX )) || break
  found+=("$f")
done < <(find "$ROOT" -xdev -type f -perm -0002 -print0 2>/dev/null)

if (( ${#found[@]} > 0 )); then
  ls -ld -- "${found[@]}" || true
fi

files=$(jq -nc '$ARGS.positional' --args "${found[@]}")
rune_ok "audited" "$(jq -nc --argjson f "$files" '{files:$f, count:($f | length)}')"
