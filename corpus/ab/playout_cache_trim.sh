#!/usr/bin/env bash
# Free space on the playout cache: oldest clips first, never one that is open.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "Unexpected failure" "{}"' ERR

cache=$(rune_param cache /srv/playout)
want=$(rune_param want_gib 50)
[[ $want =~ ^[0-9]{1,5}$ ]] || rune_error 1 "want_gib must be a number" '{"param":"want_gib"}'
[[ -d $cache ]] || rune_error 4 "No cache" '{"param":"cache"}'

log() { printf '%s\n' "$*" >&2; }

free_gib() {
  df -BG --output=avail "$cache" | tail -n 1 | tr -dc 0-9
}

mapfile -d '' -t clips < <(find "$cache" -type f -name '*.mxf' -printf '%T@ %p\0' | sort -zn)
removed=()
for entry in "${clips[@]}"; do
  clip=${entry#* }
  have=$(free_gib) || have=0
  if (( ${have:-0} >= 10#$want )); then break; fi
  if fuser -s "$clip" 2>/dev/null; then
    log "in use: ${clip@Q}"
    continue
  fi
  rm -f -- "$clip"
  removed+=("${clip##*/}")
done

if (( ${#removed[@]} )); then
  list=$(printf '%s\n' "${removed[@]}" | jq -Rnc '[inputs]')
else
  list='[]'
fi
rune_ok "Cache trimmed" "$(jq -nc --argjson r "$list" --arg w "$want" '{removed:$r, want_gib:$w}')"
