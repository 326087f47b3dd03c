#!/usr/bin/env bash
set -o errexit
set -o nounset
set -o pipefail

readonly DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

declare -A seen=()
UNTIL=$(rune_param until 168h)
DRY=$(rune_param dry_run false)
declare -i max=$(rune_param max 50)

mapfile -t images < <(docker image ls --filter dangling=true --format '{{.ID}} {{.Repository}}' 2>/dev/null)

removed=0
for entry in "${images[@]}"; do
  id=${entry%% *}
  [[ -z ${seen[$id]:-} ]] || continue
  seen[$id]=1
  if [[ $DRY != true ]]; then
    docker image rm "$id" >/dev/null 2>&1 || continue
  fi
  removed=$((removed + 1))
  [ "$removed" -lt "$max" ] || break
done

space=$(docker system df --format json 2>/dev/null) || rune_error 0 "docker does not answer" '{"stage":"df"}'

docker builder prune -f --filter "until=$UNTIL" >/dev/null 2>&1 || echo "builder cache not pruned" >&2

rune_ok_kv "sweep done" "removed=$removed" "until=$UNTIL" "candidates=${#images[@]}" "dry-run=$DRY" "usage=$(jq -sc 'map({(.Type): .Size}) | add' <<<"$space")"
