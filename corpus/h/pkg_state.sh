#!/usr/bin/env bash
# pkg_state -- make sure a package is there (or is not)
#   name:  package
#   state: present | absent
#   check_mode: true | false
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

name=$(rune_param name "")
state=$(rune_param state present)
check_mode=$(rune_param check_mode false)
changed=false

task() { printf 'TASK [%s] %s\n' "$1" "${2:-}" >&2; }

exit_json() { rune_ok "$1" "$(jq -nc --arg n "$name" --arg s "$state" --argjson c "$changed" '{name:$n, state:$s, changed:$c}')"; }
fail_json() { rune_error "$1" "$2" "$(jq -nc --arg n "$name" --arg s "$state" '{name:$n, state:$s, failed:true}')"; }

is_installed() {
  case $manager in
    apt) dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' ;;
    dnf) rpm -q "$name" >/dev/null 2>&1 ;;
  esac
}

task "validate"
[[ $name =~ ^[a-z0-9][a-z0-9+.-]*$ ]] || fail_json 1 "name is not a package name"
[[ $state == present || $state == absent ]] || fail_json 1 "state must be present or absent"

task "detect the package manager"
if command -v apt-get >/dev/null; then
  manager=apt
elif command -v dnf >/dev/null; then
  manager=dnf
else
  fail_json 4 "no supported package manager"
fi

task "compare" "$state"
current=absent
if is_installed; then
  current=present
fi
if [[ $current == "$state" ]]; then
  exit_json "already $state"
fi
changed=true
if [[ $check_mode == true ]]; then
  exit_json "would become $state"
fi

task "apply" "$manager"
export DEBIAN_FRONTEND=noninteractive
case "$manager/$state" in
  apt/present) apt-get -y -q install "$name" </dev/null >&2 || fail_json 2 "installation failed" ;;
  apt/absent)  apt-get -y -q remove "$name" </dev/null >&2 || fail_json 3 "removal failed" ;;
  dnf/present) dnf -y -q install "$name" </dev/null 1>&2 || fail_json 2 "installation failed" ;;
  dnf/absent)  dnf -y -q remove "$name" </dev/null 1>&2 || fail_json 3 "removal failed" ;;
esac

exit_json "is $state now"
