#!/usr/bin/env bash
# Include a .changes file into a reprepro repository and export it.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

base=$(rune_param base /srv/apt)
dist=$(rune_param dist bookworm)
changes=$(rune_param changes "")

state=started
cleanup() {
  flock -u 9 2>/dev/null || true
  if [[ $state != exported ]]; then
    rune_error 100 "stopped in state $state" "$(jq -nc --arg s "$state" '{state:$s}')"
  fi
}
trap cleanup EXIT

[[ -s $changes ]] || rune_error 1 "changes file missing" "$(jq -nc --arg c "$changes" '{changes:$c}')"
[[ $dist =~ ^[a-z-]+$ ]] || rune_error 1 "dist malformed" '{"param":"dist"}'

exec 9>"/run/lock/reprepro.lock" || rune_error 2 "lock file not writable" '{"lock":"/run/lock/reprepro.lock"}'
flock -w 30 9 || rune_error 2 "repository is locked" '{"lock":"/run/lock/reprepro.lock"}'

source_name=$(sed -n 's/^Source: //p' "$changes")
version=$(sed -n 's/^Version: //p' "$changes")
state=checked

if reprepro -b "$base" list "$dist" "$source_name" 2>/dev/null | grep -qF -- " $version"; then
  state=exported
  rune_ok "Version is in the repository" "$(jq -nc --arg v "$version" '{version:$v, included:false}')"
fi

reprepro -b "$base" include "$dist" "$changes" >&2 || rune_error 3 "include failed" "$(jq -nc --arg d "$dist" '{dist:$d}')"
state=included
reprepro -b "$base" export "$dist" >&2 || rune_error 3 "export failed" "$(jq -nc --arg d "$dist" '{dist:$d}')"
state=exported
rune_ok "Included" "$(jq -nc --arg s "$source_name" --arg v "$version" --arg d "$dist" '{source:$s, version:$v, dist:$d, included:true}')"
