#!/usr/bin/env bash
# Write a sudoers drop-in for one group, after visudo has read it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly DIR=/etc/sudoers.d
declare -A want=()
declare tmp=""

cleanup() { [[ -z "${tmp}" ]] || rm -f -- "${tmp}"; }
trap cleanup EXIT

# fetch NAMEREF KEY REGEX: 0, or 1 when missing or malformed
fetch() {
  local -n _map=$1
  local -r key=$2 re=$3
  local value
  value=$(rune_param "${key}" "")
  if [[ ! "${value}" =~ ${re} ]]; then
    return 1
  fi
  _map[${key}]=${value}
}

render() {
  cat <<EOF
# written by rune, do not edit
%${want[group]} ALL=(root) NOPASSWD: /usr/bin/systemctl ${want[verb]} ${want[unit]}
EOF
}

declare -a missing=()
fetch want group '^[a-z_][a-z0-9_-]{0,31}$' || missing+=(group)
fetch want unit '^[A-Za-z0-9@_.-]+\.service$' || missing+=(unit)
fetch want verb '^(start|stop|restart|reload)$' || missing+=(verb)
if (( ${#missing[@]} )); then
  rune_error 1 "parameters are missing or malformed" "$(printf '%s\n' "${missing[@]}" | jq -Rnc '{missing:[inputs]}')"
fi

getent group "${want[group]}" >/dev/null || rune_error 2 "no such group" "$(jq -nc --arg g "${want[group]}" '{group:$g}')"

umask 077
tmp=$(mktemp "${DIR}/.rune.XXXXXX") || rune_error 2 "cannot write below sudoers.d" '{}'
render >"${tmp}"
chmod 0440 "${tmp}"

set +e
complaint=$(visudo -cf "${tmp}" 2>&1)
st=$?
set -e
if (( st != 0 )); then
  rune_error 3 "visudo does not accept it" "$(jq -nc --arg c "${complaint}" '{visudo:$c}')"
fi

target="${DIR}/rune-${want[group]}-${want[unit]//./_}"
changed=true
if cmp -s "${tmp}" "${target}"; then
  changed=false
else
  mv -f -- "${tmp}" "${target}" || rune_error 2 "cannot move it into place" '{"step":"mv"}'
fi
rune_ok "sudoers drop-in is in place" "$(jq -nc --arg t "${target}" --argjson c "${changed}" '{file:$t, changed:$c}')"
