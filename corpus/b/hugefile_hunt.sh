#!/usr/bin/env bash
set -euo pipefail
shopt -s nullglob
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

root=$(rune_param root /var)
top=$(rune_param top 10)
[[ $top =~ ^[1-9][0-9]?$ ]] || rune_error 1 "top must be 1-99" '{"field":"top"}'
[[ -d $root ]] || rune_error 2 "no such directory" "$(jq -nc --arg r "$root" '{root:$r}')"

spool=$(mktemp)
trap 'rm -f -- "$spool"; exit 143' TERM

# one stream is easier to read in the orchestrator
exec 2>&1

find "$root" -xdev -type f -size +100M -printf '%s\t%p\n' >"$spool" 2>/dev/null || true

declare -a files=()
while IFS=$'\t' read -r bytes path; do
  files+=("$(jq -nc --arg p "$path" --argjson b "$bytes" '{path:$p, bytes:$b}')")
done < <(sort -rn "$spool" | sed -n "1,${top}p")
rm -f -- "$spool"

if (( ${#files[@]} == 0 )); then
  rune_ok "nothing huge" '{"files":[]}'
fi
rune_ok "huge files" "$(printf '%s\n' "${files[@]}" | jq -sc '{files:.}')"
