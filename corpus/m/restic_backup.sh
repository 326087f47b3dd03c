#!/usr/bin/env bash
# restic backup of some directories; restic, curl and friends may chatter as they like
set -euo pipefail

DIR="${BASH_SOURCE[0]%/*}"
[[ $DIR != "${BASH_SOURCE[0]}" ]] || DIR=.
source "$DIR/rune_bpcs.sh"
rune_init

# from here on 1 is the log, 3 is RUNE
exec 3>&1 1>&2

repo=$(rune_param repository "")
passfile=$(rune_param password_file /etc/restic/password)
tag=$(rune_param tag rune)
wait_s=$(rune_param lock_wait 600)

[[ -n $repo ]] || rune_error 1 "Missing required parameter: repository" '{"missing":["repository"]}' >&3
[[ $wait_s =~ ^[0-9]{1,5}$ ]] || rune_error 1 "lock_wait must be seconds" '{"parameter":"lock_wait"}' >&3
[[ -r $passfile ]] || rune_error 4 "Password file is not readable" "$(jq -nc --arg f "$passfile" '{password_file:$f}')" >&3

paths=()
while IFS= read -r p; do
  if [[ -e $p ]]; then
    paths+=("$p")
  else
    echo "skipping $p: no such path"
  fi
done < <(rune_param_json paths '["/etc"]' | jq -r '.[]')

if (( ${#paths[@]} == 0 )); then
  rune_error 2 "None of the paths exists" '{"paths":[]}' >&3
fi

exec 9>/run/lock/rune-restic.lock || rune_error 4 "Cannot open the lock file" '{"lock":"/run/lock/rune-restic.lock"}' >&3
if ! flock -w "$wait_s" 9; then
  rune_error 2 "Another backup is still running" "$(jq -nc --argjson w "$wait_s" '{waited:$w}')" >&3
fi

export RESTIC_REPOSITORY=$repo RESTIC_PASSWORD_FILE=$passfile
restic snapshots --last 1 || restic init || rune_error 2 "Repository cannot be opened" "$(jq -nc --arg r "$repo" '{repository:$r}')" >&3

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "backing up ${#paths[@]} paths to $repo"
set +e
restic backup --json --tag "$tag" --one-file-system "${paths[@]}" >"$log"
rc=$?
set -e

# restic: 0 fine, 3 some files could not be read
summary=$(jq -c 'select(.message_type == "summary") | {snapshot_id, files_new, files_changed, data_added}' "$log" | tail -n 1) || summary=
[[ -n $summary ]] || summary='{}'
case $rc in
  0) rune_ok "Backup done" "$summary" >&3 ;;
  3) rune_error 3 "Backup is incomplete" "$summary" >&3 ;;
  *) rune_error 2 "restic failed" "$(jq -nc --argjson rc "$rc" '{restic_status:$rc}')" >&3 ;;
esac
