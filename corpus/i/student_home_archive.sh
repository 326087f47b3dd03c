#!/usr/bin/env bash
# Archive the home of a student who left.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

setup() {
  rune_init
  umask 077
}

ARCHIVE=/srv/archive/homes

param_or_fail() { # VARIABLE KEY
  local -n ref=$1
  ref="$(rune_param "$2" "")"
  [[ -n $ref ]] || rune_error 1 "Missing parameter: $2" "$(jq -nc --arg k "$2" '{missing:[$k]}')"
}

main() {
  local login uid home tarball
  param_or_fail login login
  [[ $login =~ ^[a-z]{2,8}[0-9]{0,4}$ ]] || rune_error 1 "Bad login" '{"field":"login"}'
  uid="$(id -u "$login" 2>/dev/null)" || rune_error 2 "No such user" "$(jq -nc --arg l "$login" '{login:$l}')"
  if (( uid < 10000 )); then
    echo "refusing to touch a system account" >&2
    kill -TERM $$
  fi
  home="$(getent passwd "$login" | cut -d: -f6)" || rune_error 2 "No entry" '{}'
  tarball="$ARCHIVE/$login-$(date +%Y%m%d).tar.zst"

  if ! tar --zstd -cvf "$tarball" -C "${home%/*}" "${home##*/}"; then
    rm -f "$tarball"
    rune_error 3 "tar failed" "$(jq -nc --arg h "$home" '{home:$h}')"
  fi
  if ! zstd -tq "$tarball" 2>/dev/null; then
    rune_error 3 "archive is damaged" "$(jq -nc --arg t "$tarball" '{archive:$t}')"
  fi
  usermod --lock --expiredate 1 "$login" || rune_error 3 "Cannot lock the account" '{"step":"lock"}'
  pkill -KILL -u "$login"
  rune_ok "Home archived" "$(jq -nc --arg l "$login" --arg t "$tarball" '{login:$l, archive:$t}')"
}

main "$@"
