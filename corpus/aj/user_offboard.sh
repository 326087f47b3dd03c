#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

readonly ARCHIVE=/srv/archive/home
declare -a done_steps=()

abort() {
  printf 'fatal: %s\n' "$*" >&2
  exit 2
}

kill_sessions() {
  local pid
  while read -r pid; do
    kill -TERM "$pid" 2>/dev/null || true
  done < <(pgrep -u "$1" || true)
}

archive_home() {
  local -r home=$1 file=$2
  [[ -d $home ]] || abort "no home directory: $home"
  tar --create --zstd --file "$file" --directory "$home" . >&2
}

mapfile -t users < <(rune_param_json users '[]' | jq -r '.[]? | strings')
((${#users[@]})) || rune_error 1 "users is empty" '{"missing":["users"]}'

for user in "${users[@]}"; do
  [[ $user =~ ^[a-z][a-z0-9_-]+$ ]] || rune_error 1 "Bad user name" "$(jq -nc --arg u "$user" '{user: $u}')"
  IFS=: read -r _ _ uid _ _ home _ < <(getent passwd "$user") || rune_error 2 "No such user" "$(jq -nc --arg u "$user" '{user: $u}')"
  if ((uid < 1000)); then
    echo "$user is a system account, remove anyway?" >&2
    read -r reply || reply=no
    [[ $reply == yes ]] || continue
  fi
  kill_sessions "$user"
  archive_home "$home" "$ARCHIVE/$user.tar.zst" || rune_error 3 "Archive failed" "$(jq -nc --arg u "$user" '{user: $u}')"
  userdel --remove "$user" >&2 || rune_error 3 "userdel failed" "$(jq -nc --arg u "$user" '{user: $u}')"
  done_steps+=("$user")
done

rune_ok "Users are offboarded" "$(jq -nc --args '{removed: $ARGS.positional}' "${done_steps[@]}")"
