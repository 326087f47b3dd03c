#!/usr/bin/env bash
# restore a directory from the newest (or a given) restic snapshot and verify the count
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/rune_bpcs.sh"
rune_init

repo=$(rune_param repository "")
path=$(rune_param path "")
snap=$(rune_param snapshot latest)
min=$(rune_param min_files 1)
export RESTIC_PASSWORD_FILE=/etc/restic/pass RESTIC_REPOSITORY=$repo

restic_json() { restic --no-lock --quiet --json "$@" 2>/dev/null; }

snapshot_id() {
  local id
  id=$(restic_json snapshots "$snap" --path "$path" | jq -r '.[-1].short_id // empty') || id=
  if [[ -z $id ]]; then
    rune_error 2 "no snapshot of $path in the repository"
  fi
  printf '%s\n' "$id"
}

[[ -n $repo && $path == /* ]] || rune_error 1 "repository and an absolute path are needed"
[[ -r $RESTIC_PASSWORD_FILE ]] || rune_error 4 "no $RESTIC_PASSWORD_FILE"
[[ $min =~ ^[1-9][0-9]*$ ]] || rune_error 1 "min_files is no number"

id=$(snapshot_id)
target=$(mktemp -d /srv/restore.XXXXXX)
restic restore "$id" --include "$path" --target "$target" >&2 || rune_error 3 "restic restore failed"

find "$target$path" -maxdepth 1 -mindepth 1 -type d -printf '%f\n' 2>/dev/null | sort | while read -r sub; do
  n=$(find "$target$path/$sub" -type f | wc -l)
  [ "$n" -gt 0 ] || rune_out "empty_dir=$sub"
done || true

total=$(find "$target" -type f 2>/dev/null | wc -l) || total=0
rune_out "snapshot=$id"
rune_out "target=$target"
rune_out "files=$total"
[ "$total" -ge "$min" ] || rune_err 3 "only $total files came back"
rune_finish "restored"
