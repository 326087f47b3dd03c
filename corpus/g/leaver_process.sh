#!/bin/bash
#
# leaver_process - lock an account, archive its home, hand over its cron
#

set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

log() {
  printf '%(%FT%T)T %s\n' -1 "$*" >&2
}

archive_home() {
  local user="$1" dest="$2"
  if [[ -d "/home/${user}" ]]; then
    tar -C /home -czf "${dest}/${user}.tar.gz" "${user}" || return 1
  fi
}

main() {
  rune_init

  local user hook dest
  user="$(rune_param user "")"
  hook="$(rune_param after_hook "")"
  dest="$(rune_param archive_dir "/srv/leavers")"

  if [[ -z "${user}" ]]; then
    rune_error 1
  fi
  if ! id -u "${user}" >/dev/null 2>&1; then
    rune_error 7 "No such account" "$(jq -nc --arg u "${user}" '{user:$u}')"
  fi

  log "locking ${user}"
  usermod --lock --expiredate 1 "${user}" || rune_error 3 "Cannot lock" "$(jq -nc --arg u "${user}" '{user:$u}')"

  if ! archive_home "${user}" "${dest}"; then
    echo "ERROR: cannot archive the home directory to ${dest}"
    exit 2
  fi

  if [[ -n "${hook}" ]]; then
    log "running the hook"
    su - "${user}" -s /bin/sh -c "${hook} leave" >&2 || log "hook failed"
  fi

  rune_ok "Leaver processed" "$(jq -nc --arg u "${user}" --arg d "${dest}" '{user:$u, archive_dir:$d}')"
}

main "$@"
