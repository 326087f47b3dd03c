#!/usr/bin/env bash
# Free space below a CI runner's work root: checkouts that no job touched for N days
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

root=$(rune_param root /var/lib/gitlab-runner/builds)
days=$(rune_param days 7)
dry=$(rune_param dry_run false)

[[ $root == /var/lib/*/* && $root != *..* ]] || rune_error 1 "root must be below /var/lib" "$(jq -nc --arg r "$root" '{root: $r}')"
[[ $days =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "days must be 1..999"
[[ -d $root ]] || rune_error 2 "root does not exist" "$(jq -nc --arg r "$root" '{root: $r}')"

exec {lock}>/run/lock/rune-runner-gc.lock
flock -w 10 "$lock" || rune_error 3 "Another collection is running" '{"lock":"/run/lock/rune-runner-gc.lock"}'

# a workspace is in use while some process has its directory open or as cwd
busy() {
  local link
  for link in /proc/[0-9]*/cwd; do
    [[ $(readlink "$link" 2>/dev/null) == "$1"* ]] && return 0
  done
  return 1
}

removed=() skipped=() kib=0
while IFS= read -r -d '' ws; do
  if busy "$ws"; then
    skipped+=("$ws")
    continue
  fi
  size=$(du -sk -- "$ws" 2>/dev/null | cut -f1) || size=0
  if [[ $dry != true ]]; then
    rm -rf --one-file-system -- "$ws" || { skipped+=("$ws"); continue; }
  fi
  kib=$((kib + ${size:-0}))
  removed+=("$ws")
done < <(find "$root" -mindepth 2 -maxdepth 2 -type d -mtime "+$days" -print0 2>/dev/null)

to_json() {
  local -n list=$1
  jq -nc '$ARGS.positional' --args "${list[@]}"
}

rune_ok "Workspaces collected" "$(jq -nc \
  --argjson removed "$(to_json removed)" \
  --argjson skipped "$(to_json skipped)" \
  --argjson kib "$kib" --arg dry "$dry" \
  '{removed: $removed, skipped: $skipped, freed_mib: ($kib / 1024 | floor), dry_run: ($dry == "true")}')"
