#!/bin/bash
# Borg backup of some paths with pruning afterwards. Whatever happens, the
# caller gets an answer: the exit trap sends one when nothing else did.
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

answered=false
stage=start
work=$(mktemp -d)

answer_ok() {
  answered=true
  rune_ok "$1" "$2" >&3
}

answer_error() {
  answered=true
  rune_error "$1" "$2" "$3" >&3
}

at_exit() {
  local status=$?
  rm -rf "$work"
  if [ "$answered" = false ]; then
    answer_error 100 "backup ended early" \
      "$(jq -nc --arg stage "$stage" --argjson status "$status" '{stage: $stage, status: $status}')"
  fi
}
trap at_exit EXIT

repo=$(rune_param repository "")
keep=$(rune_param keep_daily 7)
check=$(rune_param check false)
rune_param_json paths '[]' > "$work/paths.json"

if [ -z "$repo" ]; then
  answer_error 1 "repository is required" '{"missing":["repository"]}'
fi
if [[ ! $keep =~ ^[1-9][0-9]{0,2}$ ]]; then
  answer_error 1 "keep_daily must be 1 to 999" '{"parameter":"keep_daily"}'
fi
if ! jq -e 'type == "array" and length > 0 and all(.[]; type == "string" and startswith("/"))' "$work/paths.json"; then
  answer_error 1 "paths must be a list of absolute paths" '{"missing":["paths"]}'
fi

present=()
absent=()
while IFS= read -r path; do
  if [ -e "$path" ]; then
    present+=("$path")
  else
    absent+=("$path")
  fi
done < <(jq -r '.[]' "$work/paths.json")
if [ "${#present[@]}" -eq 0 ]; then
  answer_error 2 "none of the paths exists" "$(jq -c '{paths: .}' "$work/paths.json")"
fi

# the passphrase stays in its file
export BORG_PASSCOMMAND="cat /etc/borg/passphrase"

stage=create
rc=0
borg create --json --compression zstd "$repo::{hostname}-{now}" "${present[@]}" > "$work/create.json" || rc=$?
case "$rc" in
  0 | 1) ;;
  2) answer_error 2 "borg could not write the archive" '{"stage":"create"}' ;;
  *) answer_error 100 "borg was interrupted" "$(jq -nc --argjson status "$rc" '{status: $status}')" ;;
esac

stage=prune
borg prune --list --glob-archives '{hostname}-*' --keep-daily "$keep" "$repo"
stage=compact
borg compact "$repo"

if [ "$check" = true ]; then
  stage=check
  borg check --last 1 "$repo"
fi

stage=report
printf '%s\n' "${absent[@]}" | jq -Rn '[inputs | select(. != "")]' > "$work/absent.json"
report=$(jq -c --slurpfile absent "$work/absent.json" \
  '{archive: .archive.name, seconds: .archive.duration, files: .archive.stats.nfiles, absent: $absent[0]}' "$work/create.json")

if [ "$rc" -eq 1 ] || [ "${#absent[@]}" -gt 0 ]; then
  answer_error 3 "backup made, but not of everything" "$report"
fi
answer_ok "backup made" "$report"
